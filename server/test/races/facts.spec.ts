import { Refusal } from '../../src/http/refusal.js';
import type { NewFact, RecordOutcome } from '../../src/facts/record.js';
import { aPurchase, aRefund, anAdjustment, anEngagement } from '../setup/facts.js';
import { aMember, aWorld, type World } from '../setup/world.js';

let world: World;

beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.drop());

const kinds = (outcomes: readonly RecordOutcome[]) => outcomes.map((o) => (o.kind === 'refused' ? o.code : o.kind));
const count = async (sql: string, params: (string | number)[] = []) =>
  Number((await world.reader.query<{ n: number }>(sql, params))[0]!.n);
const memberRow = async (id: number) =>
  (
    await world.reader.query<{ growth: number; net_spend_fen: number; order_count: number; tier: string }>(
      'SELECT growth, net_spend_fen, order_count, tier FROM member WHERE id = ?',
      [id],
    )
  )[0]!;

test('forty equal notifications at once settle once, and all are told the same', async () => {
  const id = await aMember(world, 'forty');
  const fact = aPurchase({ amountFen: 12_345 });
  const outcomes = await Promise.all(
    Array.from({ length: 40 }, () => world.service.recordOne({ member: { kind: 'id', id }, fact })),
  );
  expect(outcomes.filter((o) => o.kind === 'recorded')).toHaveLength(1);
  expect(outcomes.filter((o) => o.kind === 'repeated')).toHaveLength(39);
  expect(new Set(outcomes.map((o) => (o.kind === 'refused' ? o.code : o.growth)))).toEqual(new Set([123]));
  expect(await memberRow(id)).toEqual({ growth: 123, net_spend_fen: 12_345, order_count: 1, tier: 'plain' });
});

test('sixty different purchases of one member at once lose nothing', async () => {
  const id = await aMember(world, 'sixty');
  const amounts = Array.from({ length: 60 }, (_, i) => 1000 + i);
  const outcomes = await Promise.all(
    amounts.map((amountFen) =>
      world.service.recordOne({ member: { kind: 'customer', value: 'sixty' }, fact: aPurchase({ amountFen }) }),
    ),
  );
  expect(kinds(outcomes).every((kind) => kind === 'recorded')).toBe(true);
  const growth = amounts.reduce((sum, fen) => sum + Math.floor(fen / 100), 0);
  const netSpend = amounts.reduce((sum, fen) => sum + fen, 0);
  expect(await memberRow(id)).toEqual({ growth, net_spend_fen: netSpend, order_count: 60, tier: 'silver' });
  expect(await count('SELECT SUM(delta) AS n FROM growth_entry WHERE member_id = ?', [id])).toBe(growth);
});

test('a batch takes its good facts and refuses the bad ones, each with its reason', async () => {
  const id = await aMember(world, 'mixed');
  const member = { kind: 'id', id } as const;
  const order = aPurchase({ amountFen: 5000 });
  const known = aPurchase({ amountFen: 700 });
  await world.service.record([{ member, fact: known }]);
  const facts: NewFact[] = [
    { member, fact: aPurchase() },
    { member: { kind: 'customer', value: 'nobody' }, fact: aPurchase() },
    { member, fact: aPurchase({ amountFen: 0 }) },
    { member, fact: aPurchase({ amountFen: -5 }) },
    { member, fact: aPurchase({ amountFen: 1.5 }) },
    { member, fact: aPurchase({ occurredAt: world.clock.now() + 6 * 60_000 }) },
    { member, fact: { ...known, amountFen: 701 } },
    { member, fact: { ...known } },
    { member, fact: aPurchase({ externalId: '' }) },
    { member, fact: aPurchase({ externalId: 'x'.repeat(65) }) },
    { member, fact: aPurchase({ source: 'a\0b' }) },
    { member, fact: aRefund({ amountFen: 5000, order }) },
    { member, fact: aRefund({ amountFen: 1, order }) },
    { member, fact: aRefund({ order: { source: 'till:anfu', externalId: 'never' } }) },
    { member, fact: order },
    { member, fact: order },
    { member, fact: anEngagement() },
  ];
  const outcomes = await world.service.record(facts);
  expect(kinds(outcomes)).toEqual([
    'recorded',
    'member_unknown',
    'amount_invalid',
    'amount_invalid',
    'amount_invalid',
    'occurred_in_future',
    'fact_conflict',
    'repeated',
    'malformed',
    'malformed',
    'malformed',
    'recorded',
    'refund_exceeds_order',
    'order_unknown',
    'recorded',
    'repeated',
    'recorded',
  ]);
  expect(await memberRow(id)).toMatchObject({ growth: 88 + 7 + 2, net_spend_fen: 9500, order_count: 2 });
});

test('an adjustment moves growth and nothing else, check-ins count up to their daily cap', async () => {
  const id = await aMember(world, 'adjusted');
  const member = { kind: 'id', id } as const;
  const facts = [anAdjustment({ growth: -7 }), anAdjustment({ growth: 30 }), anEngagement(), anEngagement()];
  const outcomes = await world.service.record(facts.map((fact) => ({ member, fact })));
  expect(outcomes.map((o) => (o.kind === 'recorded' ? o.growth : o.kind))).toEqual([-7, 30, 2, 0]);
  expect(await memberRow(id)).toMatchObject({ growth: 25, net_spend_fen: 0, order_count: 0 });
});

test('refunds of one order at once never give back more than it was', async () => {
  const id = await aMember(world, 'refunds');
  const member = { kind: 'id', id } as const;
  const order = aPurchase({ amountFen: 10_000 });
  await world.service.recordOne({ member, fact: order });
  const outcomes = await Promise.all(
    Array.from({ length: 12 }, () => world.service.recordOne({ member, fact: aRefund({ amountFen: 1500, order }) })),
  );
  expect(kinds(outcomes).filter((kind) => kind === 'recorded')).toHaveLength(6);
  expect(kinds(outcomes).filter((kind) => kind === 'refund_exceeds_order')).toHaveLength(6);
  expect(await memberRow(id)).toMatchObject({ growth: 10, net_spend_fen: 1000, order_count: 1 });
});

test('first contacts at once make one member, whose facts are all there', async () => {
  const facts = Array.from({ length: 8 }, () => aPurchase({ amountFen: 100 }));
  const outcomes = await Promise.all(
    facts.map((fact) =>
      world.service.record([{ member: { kind: 'openid', value: 'o-first' }, fact }], { createMembers: true }),
    ),
  );
  const ids = new Set(outcomes.flat().map((o) => (o.kind === 'recorded' ? o.memberId : o.kind)));
  expect(ids.size).toBe(1);
  expect(await count("SELECT COUNT(*) AS n FROM member WHERE tier = ''")).toBe(0);
  expect(await memberRow([...ids][0] as number)).toMatchObject({ growth: 8, order_count: 8 });
  expect(await count('SELECT COUNT(*) AS n FROM member WHERE id NOT IN (SELECT member_id FROM member_identity)')).toBe(
    0,
  );
});

test('somebody whose only fact is refused does not become a member; their neighbours in the batch do', async () => {
  const before = await count('SELECT COUNT(*) AS n FROM member');
  const stranger = { kind: 'customer', value: 'shop:stranger' } as const;
  const outcomes = await world.service.record(
    [
      { member: stranger, fact: aRefund({ order: { source: 'till:anfu', externalId: 'NOBODY' } }) },
      { member: { kind: 'customer', value: 'shop:neighbour' }, fact: aPurchase() },
    ],
    { createMembers: true },
  );
  expect(kinds(outcomes)).toEqual(['order_unknown', 'recorded']);
  expect(await count('SELECT COUNT(*) AS n FROM member')).toBe(before + 1);
  expect(await count('SELECT COUNT(*) AS n FROM member_identity WHERE value = ?', [stranger.value])).toBe(0);
});

test('what `within` refuses is refused alone, and what it wrote is undone', async () => {
  const id = await aMember(world, 'within');
  const member = { kind: 'id', id } as const;
  const write =
    (storeId: string, refuse: boolean): NewFact['within'] =>
    async (tx) => {
      await tx.insertRows('store', ['id', 'name', 'created_at'], [[storeId, 'x', 1]]);
      if (refuse) throw new Refusal('coupon_used');
    };
  const outcomes = await Promise.all([
    world.service.recordOne({ member, fact: aPurchase(), within: write('w1', false) }),
    world.service.recordOne({ member, fact: aPurchase(), within: write('w2', true) }),
    world.service.recordOne({ member, fact: aPurchase(), within: write('w3', false) }),
  ]);
  expect(kinds(outcomes)).toEqual(['recorded', 'coupon_used', 'recorded']);
  const stores = await world.reader.query<{ id: string }>("SELECT id FROM store WHERE id LIKE 'w%' ORDER BY id");
  expect(stores.map((s) => s.id)).toEqual(['w1', 'w3']);
  expect((await memberRow(id)).order_count).toBe(2);
});

test('an unforeseen failure hits the guilty fact alone', async () => {
  const id = await aMember(world, 'guilty');
  const member = { kind: 'id', id } as const;
  const bug = async () => {
    throw new Error('a bug');
  };
  const outcomes = await Promise.allSettled([
    ...Array.from({ length: 9 }, () => world.service.recordOne({ member, fact: aPurchase() })),
    world.service.recordOne({ member, fact: aPurchase(), within: bug }),
  ]);
  expect(outcomes.map((o) => o.status)).toEqual([...Array(9).fill('fulfilled'), 'rejected']);
  expect((await memberRow(id)).order_count).toBe(9);
});

test('a failure between the insert and the commit leaves nothing', async () => {
  const before = await count('SELECT COUNT(*) AS n FROM fact');
  const members = await count('SELECT COUNT(*) AS n FROM member');
  const crash = world.service.record([{ member: { kind: 'customer', value: 'crash' }, fact: aPurchase() }], {
    createMembers: true,
    withinBatch: async () => {
      throw new Error('the process ends here');
    },
  });
  await expect(crash).rejects.toThrow('the process ends here');
  expect(await count('SELECT COUNT(*) AS n FROM fact')).toBe(before);
  expect(await count('SELECT COUNT(*) AS n FROM member')).toBe(members);
});

test('an upgrade brings its gift and its messages once, however often it is told', async () => {
  const id = await aMember(world, 'gift');
  await world.transactions.run((tx) =>
    tx.execute(
      `INSERT INTO coupon_template (template_key, terms, validity, stock_total, per_member, issued, active,
       created_at, created_by) VALUES ('gift-silver', ?, '{"kind":"days","days":30,"startDelayDays":0}', NULL, 1, 0, 1, 1, 'test')`,
      [JSON.stringify({ kind: 'gift', title: '手冲一杯', note: '', minSpendFen: 0, categories: [], stores: [] })],
    ),
  );
  const report = { member: { kind: 'id', id } as const, fact: aPurchase({ amountFen: 60_000 }) };
  const [first, second] = [await world.service.recordOne(report), await world.service.recordOne(report)];
  expect(first).toEqual({
    ...{ kind: 'recorded', memberId: id, growth: 600, points: 0, tierBefore: 'plain', tierAfter: 'silver' },
    gifts: ['手冲一杯'],
  });
  expect(second).toEqual({ kind: 'repeated', memberId: id, growth: 600, tierAfter: 'silver' });
  expect(await count('SELECT COUNT(*) AS n FROM coupon WHERE member_id = ?', [id])).toBe(1);
  const rows = await world.reader.query<{ kind: string }>(
    'SELECT kind FROM outbox_message WHERE member_id = ? ORDER BY kind',
    [id],
  );
  expect(rows.map((r) => r.kind)).toEqual(['couponGranted', 'tierUp']);
});

test('the same key for two members at once: one is recorded, the other a conflict', async () => {
  const one = await aMember(world, 'key-a');
  const two = await aMember(world, 'key-b');
  const fact = aPurchase();
  const outcomes = await Promise.all(
    [one, two].map((id) => world.service.record([{ member: { kind: 'id', id }, fact }])),
  );
  expect(kinds(outcomes.flat()).sort()).toEqual(['fact_conflict', 'recorded']);
});

test('recording inside a transaction is an error, not a hang', async () => {
  const id = await aMember(world, 'nested');
  const nested = world.transactions.run(() =>
    world.service.recordOne({ member: { kind: 'id', id }, fact: aPurchase() }),
  );
  await expect(nested).rejects.toThrow('inside a running transaction');
});
