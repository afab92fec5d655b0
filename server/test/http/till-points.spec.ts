import type { TillOutcome } from '@jieti/shared/api/till';
import { TillShop } from './till-shop.js';

let shop: TillShop;

beforeAll(async () => {
  shop = await TillShop.open();
});
afterAll(() => shop.close());

const lines = [
  { key: 'a', title: '耶加雪菲', category: '豆子', amountFen: 12_800 },
  { key: 'b', title: '拿铁', category: '饮品', amountFen: 3200 },
];
const stacked = { stacking: { group: 'add', excludes: [] } };

describe('a bill of lines with several coupons and points', () => {
  it('is explained line by line, and recorded exactly as quoted (D120)', async () => {
    const id = await shop.member(5000);
    const couponIds = [
      await shop.coupon(id, stacked),
      await shop.coupon(id, { kind: 'voucher', title: '¥5 代金券', amountFen: 500, minSpendFen: 0, ...stacked }),
    ];
    const visit = await shop.visit(id);
    const quote = await shop.desk.quote({ visit, lines, couponIds, points: 600 });
    const { price } = quote;
    expect(price.steps.map(({ kind, amountFen }) => [kind, amountFen])).toEqual([
      ['perk', -1280],
      ['coupon', -2000],
      ['coupon', -500],
      ['points', -600],
    ]);
    expect(price.payableFen).toBe(16_000 - 1280 - 2500 - 600);
    expect(price.lines.reduce((sum, line) => sum + line.payableFen, 0)).toBe(price.payableFen);
    for (const step of price.steps) expect(step.shares.reduce((a, b) => a + b, 0)).toBe(step.amountFen);
    expect(quote).toMatchObject({ pointsMost: 5000, pointsMostFen: 5000, pointsEarned: 116, problems: [] });
    expect(quote.pointsAfter).toBe(5000 - 600 + 116);
    const bill = { visit, receiptNo: 'P-1', lines, couponIds, points: 600, expectedPayableFen: price.payableFen };
    const first = await shop.desk.buy({ ...bill, idempotencyKey: 'key-of-p-1', device: 'iPhone 收银 1' });
    expect(first).toMatchObject({
      repeated: false,
      payableFen: 11_620,
      pointsEarned: 116,
      pointsSpent: 600,
      couponsRedeemed: expect.arrayContaining(['满 98 减 20', '¥5 代金券']),
      pointsAvailable: 4516,
    });
    expect(await shop.points(id)).toBe(4516);
    expect(await shop.desk.buy({ ...bill, idempotencyKey: 'key-of-p-1' })).toEqual({ ...first, repeated: true });
    const [action] = await shop.actions();
    expect(action).toMatchObject({ kind: 'purchase', title: 'P-1', device: 'iPhone 收银 1', staff: 'clerk' });
  });

  it('takes points in whole steps, and never more than the rules allow (D127)', async () => {
    const id = await shop.member(5000);
    const visit = await shop.visit(id);
    expect(await shop.desk.quote({ visit, amountFen: 1000, points: 150 })).toMatchObject({
      payableFen: 900,
      price: { pointsSpent: 100 },
    });
    expect(await shop.desk.quote({ visit, amountFen: 1000, points: 5000 })).toMatchObject({
      payableFen: 500,
      pointsMost: 500,
    });
  });

  it('names what is wrong with points, before and at the purchase', async () => {
    const id = await shop.member(300);
    const visit = await shop.visit(id);
    const bill = { visit, receiptNo: 'P-2', amountFen: 10_000, points: 400 };
    expect(await shop.desk.refusal('quote', { visit, amountFen: 10_000, points: 400 })).toBe('409 points_short');
    expect(await shop.desk.refusal('purchases', bill)).toBe('409 points_short');
    const { visit: byCard } = (await shop.desk.post('identify', { cardNo: await shop.desk.cardOf(id) })).json<{
      visit: string;
    }>();
    expect(await shop.desk.refusal('quote', { visit: byCard, amountFen: 10_000, points: 100 })).toBe('409 code_needed');
  });

  it('tells which coupon of several stands in the way, and refuses the purchase with it', async () => {
    const id = await shop.member(0);
    const [good, alone] = [await shop.coupon(id, stacked), await shop.coupon(id)];
    const visit = await shop.visit(id);
    const quote = await shop.desk.quote({ visit, amountFen: 12_000, couponIds: [good, alone] });
    expect(quote.problems).toEqual([
      { couponId: expect.any(Number), code: 'coupon_not_with_others', message: expect.stringMatching(/。$/) },
    ]);
    const bill = { visit, receiptNo: 'P-3', amountFen: 12_000, couponIds: [good, alone] };
    expect(await shop.desk.refusal('purchases', bill)).toBe('409 coupon_not_with_others');
  });

  it('is refused under a key that stands for something else', async () => {
    const id = await shop.member(0);
    const bill = { receiptNo: 'P-4', amountFen: 1000, idempotencyKey: 'key-of-p-4' };
    await shop.desk.buy({ ...bill, visit: await shop.visit(id) });
    const visit = await shop.visit(id);
    expect(await shop.desk.refusal('purchases', { ...bill, visit, amountFen: 1001 })).toBe('409 idempotency_conflict');
    expect(await shop.desk.refusal('purchases', { ...bill, visit, receiptNo: 'P-5' })).toBe('409 idempotency_conflict');
    const other = { ...bill, visit, amountFen: 1001, idempotencyKey: 'another-key' };
    expect(await shop.desk.refusal('purchases', other)).toBe('409 receipt_repeated');
  });

  it('spends one balance once of 50 at the same time', async () => {
    const id = await shop.member(500);
    const visits: string[] = [];
    for (let i = 0; i < 50; i += 1) visits.push(await shop.visit(id));
    const codes = await Promise.all(
      visits.map((visit, i) =>
        shop.desk.refusal('purchases', { visit, receiptNo: `B-${i}`, amountFen: 1000, points: 500 }),
      ),
    );
    expect(codes.filter((code) => code === '200 ok')).toHaveLength(1);
    expect(codes.filter((code) => code === '409 points_short')).toHaveLength(49);
    expect(await shop.pointsDiffer()).toBe(0);
  });

  it('moves value once of 64 scans of one code', async () => {
    const id = await shop.member(6400);
    shop.desk.shop.clock.advance(30_000);
    const code = shop.desk.code(id);
    const clerks = [shop.desk.clerk, await shop.desk.shop.staff('clerk', 'clerk-2')];
    const codes = await Promise.all(
      Array.from({ length: 64 }, async (_, i) => {
        const clerk = clerks[i % 2]!;
        const scan = await shop.desk.post('identify', { code }, clerk);
        if (scan.status !== 200) return `${scan.status} ${scan.json<{ code: string }>().code}`;
        const { visit } = scan.json<{ visit: string }>();
        const bill = { visit, receiptNo: `S-${i}`, amountFen: 1000, points: 100 };
        return shop.desk.refusal('purchases', bill, clerk);
      }),
    );
    expect(codes.filter((one) => one === '200 ok')).toHaveLength(1);
    expect(codes.filter((one) => one === '409 code_used')).toHaveLength(63);
    expect(await shop.points(id)).toBe(6300 + 9);
  });
});

describe('giving back', () => {
  const sell = async (id: number, receiptNo: string, more: object = {}) =>
    shop.desk.buy({ visit: await shop.visit(id), receiptNo, lines, ...more });
  const refund = async (body: object) => {
    const answer = await shop.desk.post('refunds', body);
    if (answer.status !== 200) throw new Error(answer.text);
    return answer.json<TillOutcome>();
  };

  it('by lines, in several parts, gives points back in proportion and coupons with the last part (D130, D131)', async () => {
    const id = await shop.member(3000);
    const couponId = await shop.coupon(id);
    const before = await shop.books(id);
    const bought = await sell(id, 'G-1', { couponIds: [couponId], points: 3000 });
    expect(bought.payableFen).toBe(16_000 - 1280 - 2000 - 3000);
    const first = await refund({ refundNo: 'G-1a', receiptNo: 'G-1', lines: [{ key: 'b' }] });
    expect(first.couponsBack).toEqual([]);
    expect(first.leftFen).toBe(bought.payableFen - first.payableFen);
    expect(first.pointsBack).toBeGreaterThan(0);
    const second = await refund({ refundNo: 'G-1b', receiptNo: 'G-1', whole: true });
    expect(first.payableFen + second.payableFen).toBe(bought.payableFen);
    expect(first.pointsBack + second.pointsBack).toBe(3000);
    expect(second).toMatchObject({ leftFen: 0, couponsBack: [{ outcome: 'returned' }] });
    expect(await shop.books(id)).toEqual(before);
    expect(await shop.desk.refusal('refunds', { refundNo: 'G-1c', receiptNo: 'G-1', amountFen: 1 })).toBe(
      '409 refund_exceeds_order',
    );
    expect(await shop.desk.refusal('refunds', { refundNo: 'G-1d', receiptNo: 'G-1', lines: [{ key: 'x' }] })).toMatch(
      /^409 refund_/,
    );
  });

  it('of an order whose points are spent leaves a debt, which the next purchase pays first (P-5)', async () => {
    const id = await shop.member(0);
    await sell(id, 'D-1');
    const earned = await shop.points(id);
    await shop.give(id, -earned);
    await refund({ refundNo: 'D-1r', receiptNo: 'D-1', whole: true });
    expect(await shop.books(id)).toMatchObject({ points: 0, debt: earned });
    const next = await shop.desk.buy({ visit: await shop.visit(id), receiptNo: 'D-2', amountFen: 20_000 });
    expect(next).toMatchObject({ pointsEarned: 200, pointsAvailable: 200 - earned });
    expect(await shop.books(id)).toMatchObject({ points: 200 - earned, debt: 0 });
    expect(await shop.pointsDiffer()).toBe(0);
  });

  it('of what coupons and points paid whole moves no money and gives everything back', async () => {
    const id = await shop.member(0);
    const voucher = { kind: 'voucher', title: '¥30 代金券', amountFen: 3000, minSpendFen: 0 } as const;
    const couponId = await shop.coupon(id, voucher);
    const before = await shop.books(id);
    const visit = await shop.visit(id);
    await shop.desk.buy({ visit, receiptNo: 'F-1', amountFen: 2000, couponIds: [couponId] });
    const back = await refund({ refundNo: 'F-1r', receiptNo: 'F-1', whole: true });
    expect(back).toMatchObject({ payableFen: 0, couponsBack: [{ title: '¥30 代金券', outcome: 'returned' }] });
    expect(await shop.books(id)).toEqual(before);
    expect(await refund({ refundNo: 'F-1r', receiptNo: 'F-1', whole: true })).toEqual({ ...back, repeated: true });
  });

  it('twice at once, whole, gives back once', async () => {
    const id = await shop.member(1000);
    await sell(id, 'R-1', { points: 1000 });
    const codes = await Promise.all(
      ['a', 'b', 'c', 'd'].map((end) =>
        shop.desk.refusal('refunds', { refundNo: `R-1${end}`, receiptNo: 'R-1', whole: true }),
      ),
    );
    expect(codes.filter((code) => code === '200 ok')).toHaveLength(1);
    expect(codes.filter((code) => /^409 refund_(exceeds_order|changed)$/.test(code))).toHaveLength(3);
    expect(await shop.points(id)).toBe(1000);
  });
});
