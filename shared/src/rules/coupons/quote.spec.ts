import fc from 'fast-check';
import { at } from '../../../test/build-facts.js';
import type { Coupon, CouponTerms } from '../../model/coupon.js';
import { growthCard } from '../programme/growth-card.js';
import { couponProblem } from './coupon-problem.js';
import { quote, type QuoteInput } from './quote.js';

const now = at('2026-06-12 14:32');
const goldPerks = growthCard.tiers[2]!.perks;

function coupon(id: number, terms: Partial<CouponTerms>, more: Partial<Coupon> = {}): Coupon {
  const whole = {
    kind: 'cashOff',
    title: '券',
    note: '',
    minSpendFen: 0,
    categories: [],
    stores: [],
    ...terms,
  } as const;
  const rest = { code: `C${id}`, memberId: 1, templateId: 1, state: 'issued', issuedAt: 0 } as const;
  return {
    id,
    ...rest,
    terms: whole,
    expiresAt: at('2026-06-15 00:00'),
    redeemedAt: null,
    redeemedStore: null,
    ...more,
  };
}

const cash20 = coupon(1, { title: '满 98 减 20', amountFen: 2000, minSpendFen: 9800 });

function ask(input: Partial<QuoteInput>) {
  return quote({
    amountFen: 12_800,
    category: '豆子',
    storeId: 'anfu',
    perks: goldPerks,
    coupons: [cash20],
    now,
    ...input,
  });
}

describe('a quote', () => {
  it('takes the tier discount first, then the coupon', () => {
    expect(ask({})).toEqual({
      amountFen: 12_800,
      lines: [
        { kind: 'perk', title: '豆子 9 折', amountFen: -1280 },
        { kind: 'coupon', title: '满 98 减 20', amountFen: -2000 },
      ],
      payableFen: 9520,
      couponId: 1,
      problem: null,
    });
  });

  it('gives no tier discount for another or an unknown category', () => {
    expect(ask({ category: '饮品', coupons: [] }).payableFen).toBe(12_800);
    expect(ask({ category: null, coupons: [] }).payableFen).toBe(12_800);
  });

  it('leaves the coupon out when asked to', () => expect(ask({ couponId: null }).payableFen).toBe(11_520));

  it('holds the minimum against what is left after the tier discount, to the fen', () => {
    expect(ask({ amountFen: 10_889, couponId: 1 })).toMatchObject({ couponId: 1, payableFen: 9800 - 2000 });
    expect(ask({ amountFen: 10_888, couponId: 1 })).toMatchObject({ couponId: null, problem: 'coupon_below_minimum' });
  });

  it('chooses the coupon that takes off most, then the one that ends first, then the older', () => {
    const percent = coupon(2, { kind: 'percentOff', payPercent: 80 });
    expect(ask({ coupons: [cash20, percent] }).couponId).toBe(2);
    const soon = coupon(4, { amountFen: 2000 }, { expiresAt: at('2026-06-13 00:00') });
    expect(ask({ coupons: [cash20, soon] }).couponId).toBe(4);
    expect(ask({ coupons: [coupon(7, { amountFen: 2000 }), coupon(6, { amountFen: 2000 })] }).couponId).toBe(6);
  });

  it('never chooses a gift by itself, and takes nothing off for one that is asked for', () => {
    const gift = coupon(3, { kind: 'gift', title: '生日饮品' });
    expect(ask({ coupons: [gift] }).couponId).toBeNull();
    expect(ask({ coupons: [gift], couponId: 3 })).toMatchObject({ couponId: 3, payableFen: 11_520 });
  });

  it('rounds what is taken off half up, and stops at the cap', () => {
    const percent = (payPercent: number, capFen?: number) => coupon(5, { kind: 'percentOff', payPercent, capFen });
    expect(ask({ amountFen: 5, perks: [], coupons: [percent(90)] }).payableFen).toBe(4);
    expect(ask({ amountFen: 4, perks: [], coupons: [percent(90)] }).payableFen).toBe(4);
    expect(ask({ perks: [], coupons: [percent(50, 1000)] }).payableFen).toBe(11_800);
  });

  it('says when the coupon asked for is not there', () => {
    expect(ask({ couponId: 99 })).toMatchObject({ problem: 'coupon_unknown', payableFen: 11_520 });
  });

  it('is never negative and is the amount plus its lines', () => {
    const terms = fc.record({
      kind: fc.constantFrom('cashOff', 'percentOff', 'gift', 'voucher'),
      amountFen: fc.integer({ min: 1, max: 50_000 }),
      payPercent: fc.integer({ min: 1, max: 99 }),
      minSpendFen: fc.nat(20_000),
    });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40_000 }), fc.array(terms, { maxLength: 4 }), (amountFen, list) => {
        const result = ask({ amountFen, coupons: list.map((one, i) => coupon(i + 1, one)) });
        expect(result.payableFen).toBeGreaterThanOrEqual(0);
        expect(result.lines.reduce((sum, line) => sum + line.amountFen, amountFen)).toBe(result.payableFen);
        expect(Number.isInteger(result.payableFen)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('what keeps a coupon from being used', () => {
  const bill = { amountFen: 9800, category: '豆子', storeId: 'anfu' };
  const end = cash20.expiresAt;

  it('nothing until the last instant of its last day', () => {
    expect(couponProblem(cash20, bill, end - 1)).toBeNull();
    expect(couponProblem(cash20, bill, end)).toBe('coupon_expired');
  });

  it.each([
    ['coupon_used', coupon(1, {}, { state: 'redeemed' })],
    ['coupon_void', coupon(1, {}, { state: 'void' })],
    ['coupon_wrong_store', coupon(1, { stores: ['xian'] })],
    ['coupon_wrong_category', coupon(1, { categories: ['饮品'] })],
    ['coupon_below_minimum', coupon(1, { minSpendFen: 9801 })],
    [null, coupon(1, { stores: ['xian', 'anfu'], categories: ['豆子'], minSpendFen: 9800 })],
  ])('%s', (problem, one) => expect(couponProblem(one, bill, now)).toBe(problem));
});
