import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { foldTier } from '@jieti/shared/rules/tier/fold';
import type { ImportForecastService } from '../../src/imports/import-forecast.service.js';
import type { ImportsService } from '../../src/imports/imports.service.js';
import { purchasePresets } from '../../src/imports/purchase-mapping.js';
import { aWorld, type World } from '../setup/world.js';
import { countBands, countedBands } from './bands-by-sql.js';
import { importsOf } from './imports-of.js';
import { tableHashes } from './table-hashes.js';

const file = fileURLToPath(new URL('../../../../shared/data/online-retail-ii.orders.csv', import.meta.url));
const PATIENCE_MS = 300_000;

if (existsSync(file)) describe('two years of a real shop', () => story());
else {
  process.stderr.write(`online-retail: ${file} is not here; the story of the real shop is not told.\n`);
  test('the real orders are not at hand: their story needs ../shared/data', () => expect(existsSync(file)).toBe(false));
}

function story(): void {
  let world: World;
  let imports: ImportsService;
  let forecasts: ImportForecastService;
  const rejected: string[] = [];
  const request = { file, mapping: purchasePresets['online-retail']!, timeZone: 'Asia/Shanghai' };
  const rejections = { total: 5231, byReason: { no_customer: 5229, amount_not_positive: 2 } };
  const report = { rows: 28_816, accepted: { sales: 19_213, refunds: 4372 }, rejected: rejections, duplicates: 0 };

  beforeAll(async () => {
    world = await aWorld();
    ({ imports, forecasts } = importsOf(world));
  });
  afterAll(() => world.drop());

  const count = async (table: string) =>
    Number((await world.reader.query<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table}`))[0]!.n);

  it(
    'is foreseen exactly, with nothing written',
    async () => {
      const before = await tableHashes(world.reader, world.database.dialect.kind);
      expect(await forecasts.forecast(request)).toEqual({ ...report, members: 4381 });
      expect(await tableHashes(world.reader, world.database.dialect.kind)).toEqual(before);
    },
    PATIENCE_MS,
  );

  it(
    'is imported: every row accounted for',
    async () => {
      const onRejected = (row: number, reason: string) => void rejected.push(`${row},${reason}`);
      expect(await imports.importPurchases({ ...request, onRejected })).toEqual({ ...report, members: 4381 });
      expect([await count('fact'), await count('member')]).toEqual([19_213 + 4372, 4381]);
      const [sums] = await world.reader.query<{ entries: number; members: number; history: number }>(
        `SELECT (SELECT SUM(delta) FROM growth_entry) AS entries, (SELECT SUM(growth) FROM member) AS members,
                (SELECT COUNT(DISTINCT member_id) FROM tier_history) AS history`,
      );
      expect([Number(sums!.members), Number(sums!.history)]).toEqual([Number(sums!.entries), 4381]);
      expect(rejected).toHaveLength(5231);
    },
    PATIENCE_MS,
  );

  it(
    'adds nothing when it is imported again',
    async () => {
      const tables = ['fact', 'growth_entry', 'member', 'member_identity', 'tier_history', 'outbox_message', 'coupon'];
      const hashes = async () => {
        const all = await tableHashes(world.reader, world.database.dialect.kind);
        return tables.map((table) => [table, all[table]]);
      };
      const before = await hashes();
      const again = { ...report, accepted: { sales: 0, refunds: 0 }, duplicates: 23_585, members: 4381 };
      expect(await forecasts.forecast(request)).toEqual(again);
      expect(await imports.importPurchases(request)).toEqual(again);
      expect(await hashes()).toEqual(before);
    },
    PATIENCE_MS,
  );

  it('sends nobody a message, and gives nobody a gift, for what happened years ago', async () => {
    expect([await count('outbox_message'), await count('inbox_message'), await count('coupon')]).toEqual([0, 0, 0]);
  });

  it.each(countedBands)(
    'is counted by $title as plain SQL over the facts counts them',
    async ({ title, programme, band }) => {
      const asOf = '2010-12-10';
      const expected = await countBands(world.reader, band, Date.parse('2010-12-11T00:00:00+08:00'));
      const { version: _, effectiveFrom: __, ...draft } = programme;
      const result = await world.whatIf.whatIf(draft, asOf);
      const counts = result.counts.filter(({ members }) => members > 0);
      expect(Object.fromEntries(counts.map(({ tier, members }) => [tier, members]))).toEqual(expected);
      expect(counts.length).toBeGreaterThan(2);
      expect(result.members).toBe(Object.values(expected).reduce((sum, members) => sum + members, 0));
      expect(result.matrix.reduce((sum, flow) => sum + flow.members, 0)).toBe(result.members);
      process.stderr.write(`${title} on ${asOf}: ${JSON.stringify(expected)}\n`);
    },
    PATIENCE_MS,
  );

  it(
    'holds what its facts say, member by member',
    async () => {
      expect(await world.verify.verify()).toEqual({ members: 4381, differences: 0, samples: [] });
    },
    PATIENCE_MS,
  );

  it('says for any past day where a member stood, as counting by hand does', async () => {
    const [row] = await world.reader.query<{ member_id: number; at: number }>(
      `SELECT h.member_id, MIN(h.at) AS at FROM tier_history h
       JOIN member_identity i ON i.member_id = h.member_id AND i.value = 'online-retail:13085'
       WHERE h.kind = 'upgrade' GROUP BY h.member_id`,
    );
    const { member_id: memberId, at } = row!;
    const orders = await world.reader.query<{ at: number; yuan: number }>(
      "SELECT occurred_at AS at, FLOOR(amount_fen / 100) AS yuan FROM fact WHERE member_id = ? AND kind = 'purchase' ORDER BY occurred_at",
      [memberId],
    );
    // The growth card raises to 银卡 with 600, to 金卡 with 2,000 and to 铂金 with 5,000 of 365 days.
    let sum = 0;
    const first = orders.find((order) => (sum += Number(order.yuan)) >= 600)!;
    const tier = sum >= 5000 ? 'platinum' : sum >= 2000 ? 'gold' : 'silver';
    expect(at).toBe(Number(first.at));
    expect(await world.pointInTime.find(memberId, at)).toMatchObject({ tier });
    expect(await world.pointInTime.find(memberId, at - 1)).toMatchObject({ tier: 'plain' });
    const facts = await world.history.ofMember(memberId);
    const versions = await world.programmes.versions();
    const day = Date.parse('2010-06-30T23:59:59.999+08:00');
    const known = facts.filter((fact) => fact.occurredAt <= day);
    const folded = foldTier({ versions, registeredAt: world.clock.now(), facts: known, asOf: day });
    expect((await world.pointInTime.find(memberId, day))!.history).toEqual(folded.history);
  });
}
