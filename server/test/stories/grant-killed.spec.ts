import { CouponDesk } from '../coupons/coupon-desk.js';
import { insertMemberRows } from '../setup/offer-rows.js';
import { Cli } from './cli-process.js';

const PATIENCE_MS = 300_000;
const MEMBERS = 12_000;

describe('a server that is killed while it gives a coupon to everybody', () => {
  let desk: CouponDesk;
  let cli: Cli;

  beforeAll(async () => {
    desk = await CouponDesk.open();
    cli = await Cli.of(desk.world.database);
    const members = Array.from({ length: MEMBERS }, (_, i) => ({ id: i + 1 }));
    await desk.world.transactions.run((tx) => insertMemberRows(tx, members));
  }, PATIENCE_MS);
  afterAll(() => desk.close());

  const taskOf = async (templateId: number) => {
    const { items } = await desk.pieces.taskList.list({ templateId, beforeId: undefined, limit: 1 });
    return items[0]!;
  };
  const until = async (holds: () => Promise<boolean>): Promise<void> => {
    while (!(await holds())) await new Promise((later) => setTimeout(later, 5));
  };

  it(
    'D146: leaves whole steps behind; two servers after it do the rest, and nobody has two',
    async () => {
      const id = await desk.template({ stockTotal: MEMBERS, claim: null });
      await desk.grantMany(id, { tiers: ['plain'] });
      const first = cli.startJobs();
      await until(async () => (await taskOf(id)).used >= 400);
      first.child.kill('SIGKILL');
      await first.ended;
      const { used } = await taskOf(id);
      expect(used).toBeLessThan(MEMBERS);
      const left = { reserved: MEMBERS - used, redeemed: 0 };
      expect(await desk.stockOf(id)).toEqual({ ...left, issued: used, held: used, logged: used });
      // The owner has been silent for longer than a minute.
      await desk.world.transactions.run((tx) => tx.execute('UPDATE job_run SET lease_until = 1'));
      const two = [cli.startJobs(), cli.startJobs()];
      await until(async () => (await taskOf(id)).endedAt !== null);
      for (const { child } of two) child.kill();
      await Promise.all(two.map(({ ended }) => ended));
      expect(await taskOf(id)).toMatchObject({ state: 'done', wanted: MEMBERS, used: MEMBERS, skipped: 0 });
      const all = { issued: MEMBERS, held: MEMBERS, logged: MEMBERS };
      expect(await desk.stockOf(id)).toEqual({ ...all, reserved: 0, redeemed: 0 });
      const [told] = await desk.world.reader.query<{ n: number; members: number }>(
        `SELECT COUNT(*) AS n, COUNT(DISTINCT member_id) AS members FROM outbox_message WHERE kind = 'couponGranted'`,
      );
      expect([Number(told!.n), Number(told!.members)]).toEqual([MEMBERS, MEMBERS]);
    },
    PATIENCE_MS,
  );
});
