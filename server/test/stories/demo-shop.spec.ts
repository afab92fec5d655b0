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
