import type { CouponView } from '@jieti/shared/api/coupons';
import type { RecentReceipt, TillOutcome } from '@jieti/shared/api/till';
import { TillDesk } from './till-desk.js';

let desk: TillDesk;
let id: number;

beforeAll(async () => {
  desk = await TillDesk.open();
  id = await desk.goldMember();
});
afterAll(() => desk.shop.close());

const sell = async (receiptNo: string, amountFen: number) =>
  desk.buy({ visit: (await desk.visit(id)).visit, receiptNo, amountFen });
const giveBack = async (body: object) => (await desk.post('refunds', body)).json<TillOutcome>();

describe('giving money back', () => {
  it('takes growth back with the money, at most what is left of the receipt', async () => {
    await sell('R-1', 10_000);
    expect(await giveBack({ refundNo: 'B-1', receiptNo: 'R-1', amountFen: 4050 })).toMatchObject({
      repeated: false,
      payableFen: 4050,
      growth: -41,
    });
    const before = await desk.state();
    const rest = { refundNo: 'B-2', receiptNo: 'R-1', amountFen: 5951 };
    expect(await desk.refusal('refunds', rest)).toBe('409 refund_exceeds_order');
    expect(await desk.state()).toEqual(before);
    expect(await desk.refusal('refunds', { ...rest, amountFen: 5950 })).toBe('200 ok');
  });

  it('counts the same refund once of ten at the same time', async () => {
    await sell('R-2', 2000);
    const refund = { refundNo: 'B-3', receiptNo: 'R-2', amountFen: 2000 };
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => giveBack(refund)));
    expect(outcomes.map((o) => o.growth)).toEqual(Array(10).fill(-20));
    expect(outcomes.filter((o) => !o.repeated)).toHaveLength(1);
    expect(await desk.refusal('refunds', { ...refund, amountFen: 1999 })).toBe('409 receipt_repeated');
  });

  it('never gives back more than was paid, however many tills try at once', async () => {
    await sell('R-3', 3000);
    const codes = await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        desk.refusal('refunds', { refundNo: `RACE-${i}`, receiptNo: 'R-3', amountFen: 1000 }),
      ),
    );
    expect(codes.filter((c) => c === '200 ok')).toHaveLength(3);
    expect(codes.filter((c) => c === '409 refund_exceeds_order')).toHaveLength(5);
  });

  it('keeps refund numbers apart from receipt numbers', async () => {
    await sell('N-1', 1000);
    expect((await giveBack({ refundNo: 'N-1', receiptNo: 'N-1', amountFen: 1000 })).repeated).toBe(false);
  });

  it('takes a refund without a receipt from a member who is named', async () => {
    const member = { cardNo: await desk.cardOf(id) };
    const spent = async () => {
      const [row] = await desk.shop.query<{ net: number }>('SELECT net_spend_fen AS net FROM member WHERE id = ?', [
        id,
      ]);
      return Number(row!.net);
    };
    const before = await spent();
    const refund = { refundNo: 'B-4', member, amountFen: 500 };
    expect(await giveBack(refund)).toMatchObject({ repeated: false, payableFen: 500, growth: 0 });
    expect((await giveBack(refund)).repeated).toBe(true);
    expect(await spent()).toBe(before - 500);
  });

  it('says what is missing or wrong, and changes nothing', async () => {
    await sell('R-4', 1000);
    const stranger = { member: { cardNo: await desk.cardOf(await desk.goldMember()) } };
    const before = await desk.state();
    expect(await desk.refusal('refunds', { refundNo: 'B-5', amountFen: 1 })).toBe('400 malformed');
    expect(await desk.refusal('refunds', { refundNo: 'B-5', receiptNo: 'NONE', amountFen: 1 })).toBe(
      '404 order_unknown',
    );
    const elsewhere = { refundNo: 'B-5', receiptNo: 'R-1', amountFen: 1, storeId: 'xian' };
    expect(await desk.refusal('refunds', elsewhere)).toBe('403 wrong_store');
    const tomorrow = {
      refundNo: 'B-5',
      receiptNo: 'R-4',
      amountFen: 1,
      refundedAt: desk.shop.clock.now() + 86_400_000,
    };
    expect(await desk.refusal('refunds', tomorrow)).toBe('400 occurred_in_future');
    const wrongMember = { refundNo: 'B-5', receiptNo: 'R-1', amountFen: 1, ...stranger };
    expect(await desk.refusal('refunds', wrongMember)).toBe('404 order_unknown');
    expect(await desk.state()).toEqual(before);
  });

  it('lists today’s receipts of the store with what was given back', async () => {
    const { items } = (await desk.shop.get('/api/till/receipts', desk.clerk)).json<{ items: RecentReceipt[] }>();
    expect(items.find((r) => r.receiptNo === 'R-1')).toMatchObject({
      memberName: '林**',
      amountFen: 10_000,
      refundedFen: 10_000,
    });
    expect(items.map((r) => r.at)).toEqual(items.map((r) => r.at).sort((a, b) => b - a));
  });
});

describe('handing a gift over', () => {
  const gift = { kind: 'gift', title: '生日饮品' } as const;

  it('works once of 64 at the same time', async () => {
    const couponId = await desk.coupon(id, gift);
    const { visit } = await desk.visit(id);
    const codes = await Promise.all(
      Array.from({ length: 64 }, (_, i) =>
        desk.refusal('coupons/redeem', { visit, couponId, idempotencyKey: `gift-key-${i}` }),
      ),
    );
    expect(codes.filter((c) => c === '200 ok')).toHaveLength(1);
    expect(codes.filter((c) => c === '409 coupon_used')).toHaveLength(63);
  });

  it('answers the same operation the same way again', async () => {
    const couponId = await desk.coupon(id, gift);
    const body = { visit: (await desk.visit(id)).visit, couponId, idempotencyKey: 'gift-again' };
    const [first, ...others] = await Promise.all(
      Array.from({ length: 6 }, async () => (await desk.post('coupons/redeem', body)).json<CouponView>()),
    );
    expect(first).toMatchObject({ id: couponId, state: 'redeemed', redeemedStore: '安福路店' });
    expect(others).toEqual(Array(5).fill(first));
  });

  it('is for gifts only, of this member, shown by their code', async () => {
    const money = await desk.coupon(id);
    const couponId = await desk.coupon(id, gift);
    const foreign = await desk.coupon(await desk.goldMember(), gift);
    const { visit } = await desk.visit(id);
    const key = 'gift-wrong';
    const refusal = (of: object) => desk.refusal('coupons/redeem', { visit, couponId, idempotencyKey: key, ...of });
    expect(await refusal({ couponId: money })).toBe('400 malformed');
    expect(await refusal({ couponId: foreign })).toBe('409 coupon_not_yours');
    expect(await refusal({ couponId: 999_999 })).toBe('404 coupon_unknown');
    const { visit: byCard } = (await desk.post('identify', { cardNo: await desk.cardOf(id) })).json<{
      visit: string;
    }>();
    expect(await refusal({ visit: byCard })).toBe('409 code_needed');
    expect(await refusal({})).toBe('200 ok');
  });
});
