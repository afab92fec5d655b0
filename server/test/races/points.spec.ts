import type { FactInput } from '../../src/facts/fact-input.js';
import { aPointsWorld, publishPoints, record, spend, standing } from '../points/points-world.js';
import { anEngagement, aPurchase, aRefund } from '../setup/facts.js';
import { aSpendRule } from '../setup/point-pieces.js';
import { aMember, type World } from '../setup/world.js';

let world: World;
beforeEach(async () => (world = await aPointsWorld()));
afterEach(() => world.drop());

const agree = (n: number) => [n, n, n];
const times = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));

async function outcomes(work: readonly Promise<unknown>[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const one of await Promise.allSettled(work)) {
    const name = one.status === 'fulfilled' ? String(one.value) : String((one.reason as { code?: string }).code);
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

test('of 50 spendings of one balance at once exactly one succeeds (P-1)', async () => {
  const id = await aMember(world, 'anna');
  await record(world, id, aPurchase({ amountFen: 8800 }));
  expect(await outcomes(times(50, (i) => spend(world, id, 88, `sale-${i}`)))).toEqual({ spent: 1, points_short: 49 });
  expect(await standing(world, id)).toMatchObject({ available: 0, debt: 0, sums: agree(0), entries: 2 });
});

test('one spending told 50 times at once takes once', async () => {
  const id = await aMember(world, 'anna');
  await record(world, id, aPurchase({ amountFen: 8800 }));
  expect(await outcomes(times(50, () => spend(world, id, 1, 'sale')))).toEqual({ spent: 1, repeated: 49 });
  expect(await standing(world, id)).toMatchObject({ available: 87, sums: agree(87) });
});

test('64 writers on one member leave exactly what they did (P-2)', async () => {
  const id = await aMember(world, 'anna');
  await record(world, id, aPurchase({ amountFen: 100_000 }));
  const work = times(64, (i): Promise<unknown> => {
    if (i % 2 === 0) return record(world, id, aPurchase({ amountFen: 1000 }));
    return spend(world, id, 10, `sale-${i}`);
  });
  await Promise.all(work);
  expect(await standing(world, id)).toMatchObject({ available: 1000, debt: 0, sums: agree(1000), entries: 65 });
});

test('every fact told three times, all at once, earns and takes back once (P-3, P-4)', async () => {
  const id = await aMember(world, 'anna');
  const orders = times(10, () => aPurchase({ amountFen: 5000 }));
  const facts: FactInput[] = orders.flatMap((order) => [order, aRefund({ amountFen: 2000, order })]);
  const told = times(3, (i) => (i % 2 === 0 ? facts : facts.toReversed())).flat();
  await Promise.all(told.map((fact) => record(world, id, fact)));
  expect(await standing(world, id)).toMatchObject({ available: 300, debt: 0, sums: agree(300) });
});

test('a budget is given out to the last point and never beyond, however many come at once (D182)', async () => {
  await publishPoints(world, { earning: [aSpendRule({ key: 'launch', budget: 1005 })] });
  const members = await Promise.all(times(32, (i) => aMember(world, `m${i}`)));
  await Promise.all(members.map((id) => record(world, id, aPurchase({ amountFen: 5000 }))));
  const [given] = await world.reader.query<{ n: number }>(`SELECT SUM(delta) AS n FROM point_entry`);
  expect(Number(given!.n)).toBe(1005);
  const [counter] = await world.reader.query<{ given: number }>(`SELECT given FROM point_budget`);
  expect(counter!.given).toBe(1005);
});

test('a cap holds for a day and member, however many come at once (D182)', async () => {
  const rule = { kind: 'engagement', key: 'checkin', title: '签到', activity: 'checkin', points: 2 } as const;
  const always = { tiers: [], from: null, until: null, budget: null };
  await publishPoints(world, { earning: [{ ...rule, ...always, cap: { points: 5, period: 'day' } }] });
  const id = await aMember(world, 'anna');
  await Promise.all(times(20, () => record(world, id, anEngagement())));
  expect(await standing(world, id)).toMatchObject({ available: 5, sums: agree(5), entries: 3 });
});
