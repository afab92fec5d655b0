import type { Shift, TillPerkOutcome } from '@jieti/shared/api/till-actions';
import type { Visit } from '@jieti/shared/api/till';
import { aPurchase } from '../setup/facts.js';
import { TillShop } from './till-shop.js';

const MINUTES = 60_000;
let shop: TillShop;

beforeAll(async () => {
  shop = await TillShop.open();
  await shop.limitPerks();
});
afterAll(() => shop.close());

const forfeited = { refund: { kind: 'forfeit' } } as const;
const perkUse = async (id: number, key: string, perkKey = 'class') => ({
  ...{ visit: await shop.visit(id), perkKey, idempotencyKey: key, device: 'iPad' },
});

describe('undoing within five minutes (D165)', () => {
  it('restores points, coupons whatever their policy, growth, tier and uses of perks exactly', async () => {
    const id = await shop.desk.shop.member('silver', [aPurchase({ amountFen: 150_000 })]);
    await shop.give(id, 2000 - (await shop.points(id)));
    const couponId = await shop.coupon(id, forfeited);
    const before = await shop.books(id);
    const bill = { amountFen: 320_000, category: '豆子', couponIds: [couponId], points: 2000 };
    const bought = await shop.desk.buy({ visit: await shop.visit(id), receiptNo: 'U-1', ...bill });
    expect(bought).toMatchObject({ tier: { key: 'gold' }, tierBefore: { key: 'silver' } });
    const between = await shop.books(id);
    expect(between).toMatchObject({ tier: 'gold', perks: 1, points: bought.pointsEarned });
    const undone = await shop.undo({ receiptNo: 'U-1', reason: '点错了' });
    expect(undone).toMatchObject({
      ...{ repeated: false, kind: 'purchase', title: 'U-1', backFen: bought.payableFen, pointsBack: 2000 },
      ...{ pointsTakenBack: bought.pointsEarned, coupons: ['满 98 减 20'] },
      ...{ tier: { key: 'silver' }, tierBefore: { key: 'gold' } },
    });
    const after = await shop.books(id);
    // Gifts of the upgrade are called back; what was there before is as it was.
    expect({ ...after, coupons: after.coupons.slice(0, before.coupons.length) }).toEqual(before);
    expect(await shop.undo({ receiptNo: 'U-1' })).toEqual({ ...undone, repeated: true });
    const again = { visit: await shop.visit(id), receiptNo: 'U-1', ...bill };
    expect(await shop.desk.refusal('purchases', again)).toBe('409 receipt_undone');
    expect(await shop.desk.refusal('refunds', { refundNo: 'U-1r', receiptNo: 'U-1', whole: true })).toBe(
      '409 receipt_undone',
    );
  });

  it('is refused after five minutes, and says to refund instead', async () => {
    const id = await shop.member(0);
    await shop.desk.buy({
      visit: await shop.visit(id),
      receiptNo: 'U-2',
      amountFen: 1000,
      idempotencyKey: 'key-of-u2',
    });
    shop.desk.shop.clock.advance(5 * MINUTES + 1);
    const answer = await shop.desk.post('undo', { idempotencyKey: 'key-of-u2' });
    expect([answer.status, answer.json<{ message: string }>().message]).toEqual([
      410,
      '已过 5 分钟，不能撤销，请改为退款。',
    ]);
    expect(await shop.desk.refusal('refunds', { refundNo: 'U-2r', receiptNo: 'U-2', whole: true })).toBe('200 ok');
  });

  it('works at the last millisecond of the fifth minute', async () => {
    const id = await shop.member(0);
    await shop.desk.buy({ visit: await shop.visit(id), receiptNo: 'U-3', amountFen: 1000 });
    shop.desk.shop.clock.advance(5 * MINUTES);
    expect(await shop.undo({ receiptNo: 'U-3' })).toMatchObject({ backFen: 1000 });
  });

  it('of something that was given back in part is refused, and a refund and an undo at once leave one of them', async () => {
    const id = await shop.member(0);
    await shop.desk.buy({ visit: await shop.visit(id), receiptNo: 'U-4', amountFen: 1000 });
    const offered = async () => (await shop.actions()).find(({ title }) => title === 'U-4')!.undoUntil;
    expect(await offered()).toBe(shop.desk.shop.clock.now() + 5 * MINUTES);
    await shop.desk.refusal('refunds', { refundNo: 'U-4r', receiptNo: 'U-4', amountFen: 1 });
    expect(await offered()).toBeNull();
    expect(await shop.desk.refusal('undo', { receiptNo: 'U-4' })).toBe('409 undo_refunded');
    for (let i = 0; i < 4; i += 1) {
      const receiptNo = `RACE-${i}`;
      await shop.desk.buy({ visit: await shop.visit(id), receiptNo, amountFen: 1000 });
      const codes = await Promise.all([
        shop.desk.refusal('undo', { receiptNo }),
        shop.desk.refusal('refunds', { refundNo: receiptNo, receiptNo, amountFen: 500 }),
      ]);
      expect(codes.filter((code) => code === '200 ok')).toHaveLength(1);
    }
    expect(await shop.pointsDiffer()).toBe(0);
  });

  it('is for the clerk who did it, and for whoever stands above; never for another store', async () => {
    const id = await shop.member(0);
    await shop.desk.buy({ visit: await shop.visit(id), receiptNo: 'U-5', amountFen: 1000 });
    const colleague = await shop.desk.shop.staff('clerk', 'clerk-3');
    const operator = await shop.desk.shop.staff('operator');
    expect(await shop.desk.refusal('undo', { receiptNo: 'U-5' }, colleague)).toBe('403 undo_not_yours');
    expect(await shop.desk.refusal('undo', { receiptNo: 'U-5', storeId: 'xian' }, operator)).toBe('404 action_unknown');
    expect(await shop.desk.refusal('undo', { receiptNo: 'NEVER' })).toBe('404 action_unknown');
    expect(await shop.desk.refusal('undo', { receiptNo: 'U-5', storeId: 'anfu' }, operator)).toBe('200 ok');
  });

  it('ten times at once undoes once', async () => {
    const id = await shop.member(500);
    await shop.desk.buy({ visit: await shop.visit(id), receiptNo: 'U-6', amountFen: 1000, points: 500 });
    const all = await Promise.all(Array.from({ length: 10 }, () => shop.undo({ receiptNo: 'U-6' })));
    expect(all.filter((one) => !one.repeated)).toHaveLength(1);
    expect(await shop.points(id)).toBe(500);
  });

  it('gives a gift that was handed over back, and a refund cannot be undone', async () => {
    const id = await shop.member(0);
    const couponId = await shop.coupon(id, { kind: 'gift', title: '生日饮品', minSpendFen: 0, ...forfeited });
    const before = await shop.books(id);
    const gift = { visit: await shop.visit(id), couponId, idempotencyKey: 'gift-of-u7' };
    expect(await shop.desk.refusal('coupons/redeem', gift)).toBe('200 ok');
    expect(await shop.undo({ idempotencyKey: 'gift-of-u7' })).toMatchObject({ kind: 'gift', coupons: ['生日饮品'] });
    expect(await shop.books(id)).toEqual(before);
    await shop.desk.buy({ visit: await shop.visit(id), receiptNo: 'U-7', amountFen: 1000 });
    const refund = { refundNo: 'U-7r', receiptNo: 'U-7', amountFen: 500, idempotencyKey: 'refund-of-u7' };
    await shop.desk.refusal('refunds', refund);
    expect(await shop.desk.refusal('undo', { idempotencyKey: 'refund-of-u7' })).toBe('409 undo_not_possible');
  });
});

describe('perks at the till', () => {
  it('are counted by the month, once per key, and may be taken back', async () => {
    const id = await shop.member(0);
    const visit = (await shop.desk.post('identify', { code: shop.desk.code(id) })).json<Visit>();
    expect(visit.perks.find((perk) => perk.key === 'class')).toMatchObject({ left: 2 });
    expect(visit.perks.find((perk) => perk.key === 'cupping')).toMatchObject({ left: null });
    const use = await perkUse(id, 'perk-key-1');
    const first = (await shop.desk.post('perks', use)).json<TillPerkOutcome>();
    expect(first).toMatchObject({ repeated: false, perk: { key: 'class', left: 1 } });
    expect((await shop.desk.post('perks', use)).json()).toEqual({ ...first, repeated: true });
    expect(await shop.desk.refusal('perks', { ...use, perkKey: 'cupping' })).toBe('409 idempotency_conflict');
    expect(await shop.desk.refusal('perks', await perkUse(id, 'perk-key-2'))).toBe('200 ok');
    expect(await shop.desk.refusal('perks', await perkUse(id, 'perk-key-3'))).toBe('409 perk_used_up');
    expect(await shop.desk.refusal('perks', await perkUse(id, 'perk-key-4', 'nothing'))).toBe('409 perk_unknown');
    expect(await shop.undo({ idempotencyKey: 'perk-key-2' })).toMatchObject({ kind: 'perk', title: '手冲课' });
    expect(await shop.desk.refusal('perks', await perkUse(id, 'perk-key-5'))).toBe('200 ok');
  });

  it('are not given to who says a phone number, and one code gives a perk once', async () => {
    const id = await shop.member(0);
    const { visit } = (await shop.desk.post('identify', { cardNo: await shop.desk.cardOf(id) })).json<Visit>();
    const use = { visit, perkKey: 'class', idempotencyKey: 'perk-key-6' };
    expect(await shop.desk.refusal('perks', use)).toBe('409 code_needed');
    const scanned = await shop.visit(id);
    const codes = await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        shop.desk.refusal('perks', { visit: scanned, perkKey: 'class', idempotencyKey: `perk-race-${i}` }),
      ),
    );
    expect(codes.filter((code) => code === '200 ok')).toHaveLength(1);
    expect(await shop.desk.refusal('purchases', { visit: scanned, receiptNo: 'AFTER', amountFen: 100 })).toBe('200 ok');
  });

  it('with a limit lower a price so often and no more (D123)', async () => {
    const id = await shop.member(0);
    const beans = { amountFen: 10_000, category: '豆子' };
    await shop.desk.buy({ visit: await shop.visit(id), receiptNo: 'BEANS-1', ...beans });
    expect(await shop.desk.quote({ visit: await shop.visit(id), ...beans })).toMatchObject({ payableFen: 10_000 });
  });
});

describe('the shift', () => {
  it('sums up what was sold, given back, undone and handed over at this store', async () => {
    shop.desk.shop.clock.advance(10 * MINUTES);
    const from = shop.desk.shop.clock.now();
    const id = await shop.member(1000);
    const couponId = await shop.coupon(id);
    const sold = { amountFen: 12_000, couponIds: [couponId], points: 1000 };
    await shop.desk.buy({ visit: await shop.visit(id), receiptNo: 'X-1', ...sold });
    await shop.desk.buy({ visit: await shop.visit(id), receiptNo: 'X-2', amountFen: 3000 });
    await shop.desk.buy({ visit: await shop.visit(id), receiptNo: 'X-3', amountFen: 700 });
    await shop.desk.refusal('refunds', { refundNo: 'X-2r', receiptNo: 'X-2', amountFen: 400 });
    await shop.undo({ receiptNo: 'X-3' });
    await shop.desk.refusal('perks', await perkUse(id, 'perk-of-shift'));
    const shift = (await shop.desk.shop.get(`/api/till/shift?from=${from}`, shop.desk.clerk)).json<Shift>();
    expect(shift).toMatchObject({
      sales: { count: 2, fen: 9000 + 3000 },
      refunds: { count: 1, fen: 400 },
      undone: { count: 1, fen: 700 },
      coupons: [{ title: '满 98 减 20', count: 1, offFen: 2000 }],
      perks: [{ title: '手冲课', count: 1 }],
      points: { earned: 120, spent: 1000 },
    });
    expect(shift.actions.map(({ kind }) => kind)).toEqual([
      'perk',
      'undo',
      'refund',
      'purchase',
      'purchase',
      'purchase',
    ]);
    expect(shift.byHour.reduce((sum, hour) => sum + hour.fen, 0)).toBe(12_000);
    const owner = await shop.desk.shop.staff('owner');
    const elsewhere = (await shop.desk.shop.get(`/api/till/shift?from=${from}&store=xian`, owner)).json<Shift>();
    expect(elsewhere).toMatchObject({ sales: { count: 0, fen: 0 }, actions: [] });
  });

  it('shows a clerk the actions of the own store only, page by page', async () => {
    const owner = await shop.desk.shop.staff('owner');
    const member = { cardNo: await shop.desk.cardOf(await shop.member(0)) };
    const bill = { member, receiptNo: 'WEST-1', amountFen: 100, storeId: 'xian' };
    expect(await shop.desk.refusal('purchases', bill, owner)).toBe('200 ok');
    const mine = (await shop.desk.shop.get('/api/till/actions?limit=100&store=xian', shop.desk.clerk)).json<{
      items: readonly { storeId: string }[];
      total: number;
    }>();
    expect(new Set(mine.items.map(({ storeId }) => storeId))).toEqual(new Set(['anfu']));
    const first = (await shop.desk.shop.get('/api/till/actions?limit=2', owner)).json<{
      items: readonly { id: number }[];
      nextCursor: string;
    }>();
    const next = await shop.desk.shop.get(`/api/till/actions?limit=2&cursor=${first.nextCursor}`, owner);
    expect(next.json<{ items: readonly { id: number }[] }>().items[0]!.id).toBeLessThan(first.items[1]!.id);
    expect(await shop.desk.refusal('undo', { receiptNo: 'WEST-1' })).toBe('404 action_unknown');
  });
});
