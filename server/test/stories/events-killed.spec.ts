import { insertMemberRows } from '../setup/offer-rows.js';
import { openTestDatabase, type TestDatabase } from '../setup/test-database.js';
import { Cli } from './cli-process.js';

const PATIENCE_MS = 300_000;
const MEMBERS = 300;
const EVENTS = 5 * MEMBERS;

describe('a server that is killed while it works off pushed events', () => {
  let database: TestDatabase;
  let cli: Cli;

  /** Everybody takes their phone number back, five times over. */
  beforeAll(async () => {
    database = await openTestDatabase();
    cli = await Cli.of(database);
    const members = Array.from({ length: MEMBERS }, (_, i) => i + 1);
    await database.transactions.run(async (tx) => {
      await insertMemberRows(
        tx,
        members.map((id) => ({ id })),
      );
      const identities = members.map((id) => ['openid', `o${id}`, id, 1]);
      await tx.insertRows('member_identity', ['kind', 'value', 'member_id', 'created_at'], identities);
      const events = Array.from({ length: EVENTS }, (_, i) => {
        const head = ['miniProgram', 'user_authorization_revoke', `event ${i}`, `o${(i % MEMBERS) + 1}`, i];
        return [...head, '{"RevokeInfo":"8"}', 'pending', 0, 0, Date.now()];
      });
      const columns = ['account', 'event', 'dedupe_key', 'from_user', 'event_at', 'payload', 'state', 'attempts'];
      await tx.insertRows('wechat_event', [...columns, 'next_try_at', 'received_at'], events);
    });
  }, PATIENCE_MS);
  afterAll(() => database.drop());

  const count = async (from: string): Promise<number> =>
    Number((await database.reader.query<{ n: number }>(`SELECT COUNT(*) AS n FROM ${from}`))[0]!.n);
  const handled = () => count(`wechat_event WHERE state = 'handled'`);
  const until = async (holds: () => Promise<boolean>): Promise<void> => {
    while (!(await holds())) await new Promise((later) => setTimeout(later, 5));
  };

  it(
    'leaves each event either done or untouched; two servers after it do the rest, each once',
    async () => {
      const first = cli.startJobs();
      await until(async () => (await handled()) >= 50);
      first.child.kill('SIGKILL');
      await first.ended;
      const before = await handled();
      expect(before).toBeLessThan(EVENTS);
      expect(await count(`audit_entry WHERE action = 'member.revokeData'`)).toBe(before);
      const two = [cli.startJobs(), cli.startJobs()];
      await until(async () => (await handled()) === EVENTS);
      for (const { child } of two) child.kill();
      await Promise.all(two.map(({ ended }) => ended));
      const each = await database.reader.query<{ n: number; members: number }>(
        `SELECT COUNT(*) AS n, COUNT(DISTINCT subject) AS members FROM audit_entry WHERE action = 'member.revokeData'`,
      );
      expect(each.map(({ n, members }) => [Number(n), Number(members)])).toEqual([[EVENTS, MEMBERS]]);
      expect(await count('wechat_event WHERE attempts > 0')).toBe(0);
    },
    PATIENCE_MS,
  );
});
