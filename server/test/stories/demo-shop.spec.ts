import { openTestDatabase, type TestDatabase } from '../setup/test-database.js';
import { Cli } from './cli-process.js';

const PATIENCE_MS = 300_000;

describe('the demo shop', () => {
  let database: TestDatabase;
  let cli: Cli;
  const rows = <T>(sql: string) => database.reader.query<T>(sql);

  beforeAll(async () => {
    database = await openTestDatabase();
    cli = await Cli.of(database);
    await cli.json('seed-demo');
  }, PATIENCE_MS);
  afterAll(() => database.drop());

  it('stands where its facts put it, on every ladder', async () => {
    const { members, differences } = await cli.json<{ members: number; differences: number }>('verify');
    expect([members, differences]).toEqual([1200, 0]);
    const [ladders] = await rows<{ n: number }>('SELECT COUNT(DISTINCT programme) AS n FROM ladder_standing');
    expect(Number(ladders!.n)).toBe(2);
  });

  it('has a draft to try, and one tier given by hand that counts', async () => {
    const drafts = await rows<{ programme: string; based_on: number }>(
      'SELECT programme, based_on FROM programme_draft',
    );
    expect(drafts).toEqual([{ programme: 'membership', based_on: 1 }]);
    const given = await rows<{ tier: string; computed_tier: string }>(
      'SELECT tier, computed_tier FROM member WHERE override_id IS NOT NULL',
    );
    expect(given).toHaveLength(1);
    expect(given[0]!.tier).not.toBe(given[0]!.computed_tier);
  });

  it('has something of everything that the desk of the community looks at', async () => {
    const states = await rows<{ state: string; n: number }>(
      'SELECT state, COUNT(*) AS n FROM invitation GROUP BY state',
    );
    const known = new Map(states.map(({ state, n }) => [state, Number(n)]));
    expect([...known.keys()].toSorted()).toEqual(expect.arrayContaining(['credited', 'held', 'rejected', 'settled']));
    expect(known.get('settled')).toBeGreaterThan(30);
    expect(await rows("SELECT state FROM engagement_flag WHERE state = 'open'")).toHaveLength(3);
    const [joined] = await rows<{ n: number }>(
      "SELECT COUNT(DISTINCT store_id) AS n FROM member_joining WHERE channel IN ('storeCode', 'campaign')",
    );
    expect(Number(joined!.n)).toBe(4);
    expect(await rows('SELECT id FROM feedback_photo WHERE feedback_id IS NOT NULL')).toHaveLength(3);
  });

  it('has nobody who was moved by the friends they brought', async () => {
    const inviters = await rows<{ tier: string }>(
      'SELECT DISTINCT m.tier FROM invitation i JOIN member m ON m.id = i.inviter_id',
    );
    expect(inviters).toEqual([{ tier: 'platinum' }]);
    expect(await rows("SELECT referee_id FROM invitation WHERE state = 'held' AND order_source IS NOT NULL")).toEqual(
      [],
    );
  });

  it('knew on a day of the past what had happened until then', async () => {
    const [one] = await rows<{ id: number; day: number }>(
      'SELECT member_id AS id, MIN(occurred_at) AS day FROM fact GROUP BY member_id HAVING COUNT(*) > 20 ORDER BY 1 LIMIT 1',
    );
    const day = new Date(Number(one!.day) + 90 * 86_400_000).toISOString();
    const past = await cli.json('member', String(one!.id), '--as-of', day);
    expect(await cli.json('member', String(one!.id), '--as-of', day, '--known-at', day)).toEqual(past);
    expect(past).toMatchObject({ tier: expect.any(String) });
  });

  it('is written once', async () => {
    expect(await cli.json('seed-demo')).toMatchObject({ seeded: false });
  });
});
