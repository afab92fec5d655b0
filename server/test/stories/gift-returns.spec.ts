import type { FactKey } from '@jieti/shared/model/fact';
import type { ProgrammeVersion } from '@jieti/shared/model/programme';
import { aPurchase, aRefund } from '../setup/facts.js';
import { insertTemplateRow } from '../setup/offer-rows.js';
import { pointsRulesDraft } from '../setup/point-pieces.js';
import { aMember, aWorld, type World } from '../setup/world.js';

const DAY = 86_400_000;
let world: World;

/** Refunds act at once; the gold gift costs 300 points in the claim centre; ¥1 brings a point. */
async function aShop(programme: Partial<ProgrammeVersion> = {}): Promise<void> {
  world = await aWorld({ refundPolicy: 'immediate', ...programme });
  await world.transactions.run(async (tx) => {
    for (const key of ['gift-silver', 'gift-gold']) await insertTemplateRow(tx, { key });
    const claim = JSON.stringify({ from: null, until: null, tiers: [], pointsPrice: 300 });
    await tx.execute("UPDATE coupon_template SET claim = ? WHERE template_key = 'gift-gold'", [claim]);
    await world.pointsRulesRows.insert(tx, pointsRulesDraft(), { note: '', by: 'owner' }, world.clock.now());
  });
  await world.pointsRules.refresh();
}
afterEach(() => world.drop());

async function buy(id: number, yuan: number): Promise<FactKey> {
  const fact = aPurchase({ amountFen: yuan * 100, occurredAt: world.clock.now() });
  expect((await world.service.recordOne({ member: { kind: 'id', id }, fact })).kind).toBe('recorded');
  world.clock.advance(DAY);
  return { source: fact.source, externalId: fact.externalId };
}

async function giveBack(id: number, order: FactKey, yuan: number): Promise<void> {
  const fact = aRefund({ amountFen: yuan * 100, order, occurredAt: world.clock.now() });
  expect((await world.service.recordOne({ member: { kind: 'id', id }, fact })).kind).toBe('recorded');
  world.clock.advance(DAY);
}

const rows = <T>(sql: string, ...params: (string | number)[]) => world.reader.query<T>(sql, params);
const coupons = (id: number) =>
  rows<{ id: number; state: string; grant_key: string }>(
    'SELECT id, state, grant_key FROM coupon WHERE member_id = ? ORDER BY id',
    id,
  );
const returns = (id: number) =>
  rows<{ outcome: string; points: number }>(
    'SELECT outcome, points FROM gift_claw_back WHERE member_id = ? ORDER BY id',
    id,
  );
const flags = (id: number) =>
  rows<{ tier: string; state: string; evidence: string }>(
    'SELECT tier, state, evidence FROM farming_flag WHERE member_id = ?',
    id,
  );
const notices = (id: number) =>
  rows<{ dedupe_key: string }>(
    "SELECT dedupe_key FROM outbox_message WHERE member_id = ? AND kind = 'couponVoided'",
    id,
  );

async function useGift(id: number): Promise<void> {
  const [gift] = await coupons(id);
  const redemption = {
    couponId: gift!.id,
    memberId: id,
    storeId: 'anfu',
    staff: 'clerk',
    fact: null,
    redeemKey: `use-${id}`,
  };
  await world.transactions.run((tx) => world.coupons.redeem(tx, { ...redemption, now: world.clock.now() }));
  world.clock.advance(DAY);
}

test('an unused gift goes back with its upgrade, is told of, and comes again with the next upgrade (D190)', async () => {
  await aShop();
  const id = await aMember(world, 'unused');
  const order = await buy(id, 2000);
  expect((await coupons(id)).map(({ state }) => state)).toEqual(['issued']);
  await giveBack(id, order, 2000);
  expect((await coupons(id)).map(({ state }) => state)).toEqual(['void']);
  expect(await returns(id)).toEqual([{ outcome: 'voided', points: 0 }]);
  expect(await notices(id)).toHaveLength(1);
  expect(await flags(id)).toEqual([]);
  await buy(id, 2000);
  expect((await coupons(id)).map(({ state, grant_key: key }) => [state, key])).toEqual([
    ['void', expect.stringMatching(/^gift:gold:2026~\d+$/)],
    ['issued', 'gift:gold:2026'],
  ]);
});

test('a used gift is kept, noted and flagged, and does not come a second time (D191, D192)', async () => {
  await aShop();
  const id = await aMember(world, 'used');
  const order = await buy(id, 2000);
  await useGift(id);
  await giveBack(id, order, 2000);
  expect(await returns(id)).toEqual([{ outcome: 'kept', points: 0 }]);
  const [flag] = await flags(id);
  expect(flag).toMatchObject({ tier: 'gold', state: 'open' });
  expect(JSON.parse(flag!.evidence)).toMatchObject({
    refund: { amountFen: 200_000, purchase: { fact: `${order.source}/${order.externalId}`, amountFen: 200_000 } },
    gifts: [{ storeId: 'anfu', points: 300 }],
  });
  await buy(id, 2000);
  expect((await coupons(id)).map(({ state }) => state)).toEqual(['redeemed']);
});

test('a used gift is charged in points where the programme says so, and the next purchase pays (D107, D191)', async () => {
  await aShop({ usedGifts: 'debt' });
  const id = await aMember(world, 'charged');
  const order = await buy(id, 2000);
  await useGift(id);
  await giveBack(id, order, 2000);
  expect(await returns(id)).toEqual([{ outcome: 'debt', points: 300 }]);
  expect((await world.pointsOf.account(id)).debt).toBe(300);
  await buy(id, 500);
  expect((await world.pointsOf.account(id)).debt).toBe(0);
  expect(await world.pointsOf.available(id, world.clock.now())).toBe(200);
  expect(await notices(id)).toHaveLength(1);
});

test('nothing goes back where another order holds the tier, and nothing twice (D190)', async () => {
  await aShop();
  const id = await aMember(world, 'held');
  const order = await buy(id, 2000);
  await buy(id, 2500);
  await giveBack(id, order, 2000);
  expect((await coupons(id)).map(({ state }) => state)).toEqual(['issued']);
  expect(await returns(id)).toEqual([]);
});

test('where refunds act at the review, the tier stays and the pattern is flagged all the same (D192)', async () => {
  await aShop({ refundPolicy: 'atReview' });
  const id = await aMember(world, 'review');
  const order = await buy(id, 2000);
  await useGift(id);
  await giveBack(id, order, 1500);
  expect(await flags(id)).toEqual([]);
  await giveBack(id, order, 500);
  expect(await flags(id)).toHaveLength(1);
  expect(await returns(id)).toEqual([]);
});
