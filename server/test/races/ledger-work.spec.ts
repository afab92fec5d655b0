import { growthCard } from '@jieti/shared/rules/programme/growth-card';
import { spendBands } from '@jieti/shared/rules/programme/spend-bands';
import { openDatabase } from '../../src/db/open-database.js';
import { anAdjustment, aPurchase } from '../setup/facts.js';
import { aWorld, piecesOf, type World } from '../setup/world.js';

let world: World;
const DAY = 86_400_000;

beforeEach(async () => {
  world = await aWorld();
});
afterEach(() => world.drop());

/** `count` members; every third bought enough for silver or gold at the start of 2025. */
async function aShop(count: number): Promise<void> {
  const facts = Array.from({ length: count }, (_, i) => ({
    member: { kind: 'customer', value: `c${i}` } as const,
    fact: aPurchase({ amountFen: i % 3 === 0 ? 60_000 + i * 5000 : 5000, occurredAt: Date.UTC(2025, 0, 2 + (i % 20)) }),
  }));
  world.clock.set(Date.UTC(2025, 1, 1));
  await world.service.record(facts, { createMembers: true, announce: false });
}

const tiers = async () =>
  world.reader.query<{ id: number; tier: string; next_review_at: number | null }>(
    'SELECT id, tier, next_review_at FROM member ORDER BY id',
  );
const history = async () => (await world.reader.query<{ n: number }>('SELECT COUNT(*) AS n FROM tier_history'))[0]!.n;
const plant = (sql: string) => world.transactions.run((tx) => tx.execute(sql));

test('reviews lower who did not keep the tier; twice, late and on three machines at once change nothing more', async () => {
  await aShop(60);
  const before = await tiers();
  expect(before.filter((m) => m.tier !== 'plain').length).toBeGreaterThan(10);
  world.clock.set(Date.UTC(2027, 0, 12));
  const others = await Promise.all([1, 2].map(() => openDatabase(world.database.location)));
  const machines = [world, ...others.map((database) => piecesOf(database, world.clock))];
  const reports = await Promise.all(machines.map((machine) => machine.reviews.reviewDue()));
  await Promise.all(others.map((database) => database.close()));
  expect(reports.reduce((sum, report) => sum + report.changed, 0)).toBe(
    before.filter((m) => m.next_review_at !== null && m.next_review_at <= world.clock.now()).length,
  );
  const [after, rows] = [await tiers(), await history()];
  expect(after.every((m) => m.tier === 'plain' || m.next_review_at! > world.clock.now())).toBe(true);
  expect(await world.reviews.reviewDue()).toEqual({ reviewed: 0, changed: 0 });
  expect([await tiers(), await history()]).toEqual([after, rows]);
  expect((await world.verify.verify()).differences).toBe(0);
});

test('verify finds nothing where nothing is wrong, reviews due or not', async () => {
  await aShop(30);
  expect(await world.verify.verify()).toEqual({ members: 30, differences: 0, samples: [] });
  world.clock.set(Date.UTC(2028, 0, 1));
  expect((await world.verify.verify()).differences).toBe(0);
});

test.each([
  ['a tier', 'standing', "UPDATE member SET tier = 'gold' WHERE id = 2"],
  ['a growth balance', 'standing', 'UPDATE member SET growth = growth + 1 WHERE id = 2'],
  ['a transition', 'history', 'UPDATE tier_history SET day = day + 1 WHERE member_id = 2'],
  ['a reading', 'history', "UPDATE tier_history SET because = '[]' WHERE member_id = 4 AND kind = 'upgrade'"],
  ['a ledger entry', 'growthEntries', 'UPDATE growth_entry SET delta = delta + 1 WHERE member_id = 2'],
])('verify finds %s that was changed behind its back', async (_, what, sql) => {
  await aShop(6);
  await plant(sql);
  const report = await world.verify.verify();
  expect(report.differences).toBe(1);
  expect(report.samples[0]).toMatchObject({ what });
});

test('a key that no door would take is read all the same, and everybody beside it', async () => {
  await aShop(6);
  const strange = '9\u001f9\u001f9';
  await world.transactions.run((tx) => tx.execute('UPDATE fact SET external_id = ? WHERE member_id = 4', [strange]));
  const { members, samples } = await world.verify.verify();
  expect([members, samples.map(({ memberId, what }) => [memberId, what])]).toEqual([6, [[4, 'history']]]);
  expect(JSON.stringify(samples[0]!.folded)).toContain(JSON.stringify(strange).slice(1, -1));
});

test('a fact with a long reason counts like any other, settled and walked over', async () => {
  await aShop(3);
  const fact = anAdjustment({ growth: 5000, reason: '补录'.repeat(120), occurredAt: Date.UTC(2025, 0, 25) });
  const member = { kind: 'customer', value: 'c1' } as const;
  const options = { createMembers: false, announce: false };
  await world.service.record([{ member, fact }], options);
  await world.service.record(
    [{ member, fact: aPurchase({ amountFen: 100, occurredAt: Date.UTC(2025, 0, 26) }) }],
    options,
  );
  expect((await world.verify.verify()).differences).toBe(0);
  const [row] = await world.reader.query<{ growth: number }>('SELECT growth FROM member WHERE id = 2');
  expect(row!.growth).toBe(50 + 5000 + 1);
  await plant('UPDATE member SET growth = 1');
  expect(await world.recalculate.recalculate()).toMatchObject({ changed: 3 });
  expect((await world.reader.query('SELECT growth FROM member WHERE id = 2'))[0]).toEqual(row);
});

test('recalculation writes who differs and nobody else', async () => {
  await aShop(20);
  await plant("UPDATE member SET tier = 'gold', growth = 1 WHERE id IN (3, 5)");
  const rows = await history();
  expect(await world.recalculate.recalculate()).toMatchObject({ outcome: 'done', members: 20, changed: 2 });
  expect((await world.verify.verify()).differences).toBe(0);
  expect(await history()).toBe(rows);
  expect(await world.recalculate.recalculate()).toMatchObject({ outcome: 'done', changed: 0 });
});

test('an interrupted recalculation goes on where it stopped, and a cancelled one ends', async () => {
  await aShop(4);
  const job = { kind: 'recalculation', title: 'x', key: null, continues: true };
  const now = world.clock.now();
  await world.transactions.run(async (tx) => {
    const id = await world.jobRuns.insert(tx, job, now);
    await world.jobRuns.claim(tx, id, 'dead', now);
    await world.jobRuns.progress(
      tx,
      { id, owner: 'dead' },
      { done: 2, total: 4, detail: JSON.stringify({ afterId: 2, members: 2, changed: 0 }) },
      now,
    );
  });
  expect((await world.recalculate.recalculate()).outcome).toBe('elsewhere');
  world.clock.advance(61_000);
  await plant('UPDATE member SET growth = growth + 1 WHERE id IN (1, 4)');
  const resumed = await world.recalculate.recalculate();
  expect(resumed).toMatchObject({ outcome: 'done', members: 4, changed: 1 });
  const cancelled = await world.longWork.run(job, async (run, report) => {
    await world.transactions.run((tx) => world.jobRuns.requestCancel(tx, run.id, world.clock.now()));
    await report({ done: 0, total: 4, detail: '{}' });
  });
  expect(cancelled.kind).toBe('cancelled');
});

test('a what-if of the current ladder is what publishing right then brings', async () => {
  await aShop(40);
  world.clock.set(Date.UTC(2025, 2, 1) - 1 - 8 * 3_600_000);
  const { version: _, effectiveFrom: __, ...base } = growthCard;
  const tiersOf = base.tiers.map((tier) =>
    tier.key === 'silver'
      ? {
          ...tier,
          entry: {
            kind: 'condition',
            metric: 'netSpend',
            window: { kind: 'lifetime' },
            op: '>=',
            value: 5000,
          } as const,
        }
      : tier,
  );
  const draft = { ...base, tiers: tiersOf };
  const result = await world.whatIf.whatIf(draft, '2025-02-28');
  expect(result.members).toBe(40);
  expect(result.matrix.reduce((sum, flow) => sum + flow.members, 0)).toBe(40);
  await world.publishing.publish({ draft, effectiveFrom: world.clock.now(), by: 'owner', note: 'looser silver' });
  expect(await world.recalculate.recalculate()).toMatchObject({ outcome: 'done' });
  const counted = new Map<string, number>();
  for (const { tier } of await tiers()) counted.set(tier, (counted.get(tier) ?? 0) + 1);
  for (const { tier, members } of result.counts) expect([tier, members]).toEqual([tier, counted.get(tier) ?? 0]);
  expect(result.counts.find((c) => c.tier === 'silver')!.members).toBeGreaterThan(20);
});

test('a what-if of another ladder counts who had joined by that day', async () => {
  await aShop(12);
  const { version: _, effectiveFrom: __, ...draft } = spendBands;
  const all = await world.whatIf.whatIf(draft, '2025-01-31');
  expect(all.counts.reduce((sum, c) => sum + c.members, 0)).toBe(12);
  const early = await world.whatIf.whatIf(draft, '2025-01-05');
  expect(early.members).toBeLessThan(12);
  await expect(world.whatIf.whatIf(draft, '2025-02-30')).rejects.toMatchObject({ code: 'malformed' });
});

test('where a member stood is folded for any instant', async () => {
  await aShop(4);
  const joined = Date.UTC(2025, 0, 5);
  expect(await world.pointInTime.find(4, joined - DAY)).toBeNull();
  expect(await world.pointInTime.find(4, joined + DAY)).toMatchObject({ tier: 'silver' });
  expect(await world.pointInTime.find(4, Date.UTC(2027, 0, 10))).toMatchObject({ tier: 'plain' });
  expect(await world.pointInTime.find(999, joined)).toBeNull();
});
