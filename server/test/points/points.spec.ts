import type { FactInput } from '../../src/facts/fact-input.js';
import { anEngagement, aPurchase, aRefund } from '../setup/facts.js';
import { aMember, type World } from '../setup/world.js';
import { aPointsWorld, giveBack, record, spend, standing } from './points-world.js';

let world: World;
beforeEach(async () => (world = await aPointsWorld()));
afterEach(() => world.drop());

const agree = (n: number) => [n, n, n];

test('a purchase earns once, however often and in whatever order it is told (P-3, D180)', async () => {
  const id = await aMember(world, 'anna');
  const facts: FactInput[] = [
    aPurchase({ amountFen: 8890 }),
    aPurchase({ amountFen: 100 }),
    aPurchase({ amountFen: 99 }),
  ];
  const told = [...facts, ...facts.toReversed(), ...facts];
  const outcomes = await Promise.all(told.map((fact) => record(world, id, fact)));
  expect(outcomes.filter((one) => one.kind === 'recorded').map((one) => one.points)).toEqual([88, 1, 0]);
  expect(await standing(world, id)).toMatchObject({ available: 89, sums: agree(89), entries: 2 });
});

test('the points of an order go back with its money: in parts, and all of them with the last (P-4, D105)', async () => {
  const id = await aMember(world, 'anna');
  const order = aPurchase({ amountFen: 9900 });
  await record(world, id, order);
  for (const [amountFen, left] of [
    [3300, 66],
    [50, 65],
    [6550, 0],
  ] as const) {
    await record(world, id, aRefund({ amountFen, order }));
    expect(await standing(world, id)).toMatchObject({ available: left, debt: 0, sums: agree(left) });
  }
});

test('two refunds of one order in one batch take back what they should, and its repeat nothing (P-4)', async () => {
  const id = await aMember(world, 'anna');
  const order = aPurchase({ amountFen: 10_000 });
  const facts = [order, aRefund({ amountFen: 4000, order }), aRefund({ amountFen: 6000, order })];
  const reports = facts.map((fact) => ({ member: { kind: 'id', id } as const, fact }));
  const outcomes = await world.service.record(reports);
  expect(outcomes.map((one) => one.kind === 'recorded' && one.points)).toEqual([100, -40, -60]);
  await world.service.record(reports);
  expect(await standing(world, id)).toMatchObject({ available: 0, debt: 0, sums: agree(0), entries: 3 });
});

test('a refund told before its order leaves what the order earns net of it (P-4)', async () => {
  const id = await aMember(world, 'anna');
  const order = aPurchase({ amountFen: 10_000 });
  await record(world, id, aRefund({ amountFen: 2500, order }));
  await record(world, id, order);
  expect(await standing(world, id)).toMatchObject({ available: 75, debt: 0, sums: agree(75) });
});

test('points spent before the refund become a debt that the next purchase pays first (P-5, D107)', async () => {
  const id = await aMember(world, 'anna');
  const order = aPurchase({ amountFen: 10_000 });
  await record(world, id, order);
  await spend(world, id, 80, 'sale-1');
  await record(world, id, aRefund({ amountFen: 10_000, order }));
  expect(await standing(world, id)).toMatchObject({ available: 0, debt: 80, sums: agree(-80) });
  await record(world, id, aPurchase({ amountFen: 5000 }));
  expect(await standing(world, id)).toMatchObject({ available: 0, debt: 30, sums: agree(-30) });
  await record(world, id, aPurchase({ amountFen: 5000 }));
  expect(await standing(world, id)).toMatchObject({ available: 20, debt: 0, sums: agree(20) });
});

test('spent points come back in step with the money, and the same return gives them once (D106)', async () => {
  const id = await aMember(world, 'anna');
  await record(world, id, aPurchase({ amountFen: 10_000 }));
  await spend(world, id, 90, 'sale-1');
  const first = { sale: 'sale-1', by: 'return-1', fen: 100, ofFen: 300 };
  expect(await giveBack(world, id, first)).toEqual({ restored: 30, lost: 0 });
  expect(await giveBack(world, id, first)).toEqual({ restored: 0, lost: 0 });
  expect(await giveBack(world, id, { sale: 'sale-1', by: 'return-2', fen: 300, ofFen: 300 })).toEqual({
    restored: 60,
    lost: 0,
  });
  expect(await standing(world, id)).toMatchObject({ available: 100, sums: agree(100) });
});

test('a spending of more than there is changes nothing; its repeat moves nothing; another body is refused', async () => {
  const id = await aMember(world, 'anna');
  await record(world, id, aPurchase({ amountFen: 10_000 }));
  await expect(spend(world, id, 101, 'sale-1')).rejects.toMatchObject({ code: 'points_short' });
  expect(await spend(world, id, 60, 'sale-1')).toBe('spent');
  expect(await spend(world, id, 60, 'sale-1')).toBe('repeated');
  await expect(spend(world, id, 61, 'sale-1')).rejects.toMatchObject({ code: 'idempotency_conflict' });
  expect(await standing(world, id)).toMatchObject({ available: 40, sums: agree(40), entries: 2 });
});

test('an activity without a rule brings nothing', async () => {
  const id = await aMember(world, 'anna');
  await record(world, id, anEngagement());
  expect(await standing(world, id)).toMatchObject({ entries: 0 });
});
