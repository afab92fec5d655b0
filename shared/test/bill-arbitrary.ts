import fc from 'fast-check';
import type { Coupon } from '../src/model/coupon.js';
import type { Perk } from '../src/model/programme.js';
import type { PriceInput } from '../src/rules/price/price-bill.js';
import { coupon, line, now, points } from './build-bill.js';

const categories = ['豆子', '饮品', '器物'];

const lineArbitrary = fc.record({
  amountFen: fc.integer({ min: 1, max: 30_000 }),
  category: fc.option(fc.constantFrom(...categories)),
});

const perkArbitrary: fc.Arbitrary<Perk> = fc
  .record({ payPercent: fc.integer({ min: 1, max: 99 }), scope: fc.subarray(categories) })
  .map(({ payPercent, scope }) => ({
    key: `p${payPercent}`,
    kind: 'discount',
    title: `${payPercent}`,
    note: '',
    payPercent,
    ...(scope.length > 0 ? { categories: scope } : {}),
  }));

const stackingArbitrary = fc.option(
  fc.record({
    group: fc.constantFrom('a', 'b', 'c'),
    excludes: fc.oneof(fc.constant([]), fc.subarray(['a', 'b', 'c'], { maxLength: 1 })),
  }),
  { nil: undefined, freq: 4 },
);

const termsArbitrary = fc
  .record({
    kind: fc.constantFrom('cashOff', 'percentOff', 'gift', 'voucher', 'freeShipping'),
    amountFen: fc.integer({ min: 1, max: 20_000 }),
    payPercent: fc.integer({ min: 1, max: 99 }),
    capFen: fc.option(fc.integer({ min: 1, max: 5_000 }), { nil: undefined }),
    minSpendFen: fc.oneof(fc.constant(0), fc.nat(30_000)),
    categories: fc.oneof(fc.constant([]), fc.subarray(categories)),
    stacking: stackingArbitrary,
  })
  .map(({ capFen, stacking, ...terms }) => ({
    ...terms,
    ...(capFen === undefined ? {} : { capFen }),
    ...(stacking ? { stacking } : {}),
  }));

function couponsOf(most: number): fc.Arbitrary<readonly Coupon[]> {
  const one = fc.record({ terms: termsArbitrary, days: fc.integer({ min: 1, max: 3 }) });
  return fc
    .array(one, { maxLength: most })
    .map((list) => list.map(({ terms, days }, i) => coupon(i + 1, terms, { expiresAt: now + days * 86_400_000 })));
}

const pointsArbitrary = fc.option(
  fc
    .record({
      spend: fc.nat(40_000),
      available: fc.nat(40_000),
      step: fc.integer({ min: 1, max: 200 }),
      fen: fc.integer({ min: 1, max: 300 }),
      maxPercent: fc.integer({ min: 0, max: 100 }),
      minBillFen: fc.nat(20_000),
    })
    .map(({ spend, available, step, ...rules }) => points(spend, { points: step, ...rules }, available)),
  { nil: undefined },
);

/** Any bill with any coupons; `couponIds` are absent, or some of them and perhaps one that is not there. */
export const billArbitrary: fc.Arbitrary<PriceInput> = fc
  .record({
    lines: fc.array(lineArbitrary, { minLength: 1, maxLength: 8 }),
    perks: fc.array(perkArbitrary, { maxLength: 3 }),
    coupons: couponsOf(6),
    points: pointsArbitrary,
    picks: fc.option(fc.array(fc.integer({ min: 1, max: 7 }), { maxLength: 7 }), { nil: undefined, freq: 2 }),
  })
  .map(({ lines, picks, ...rest }) => ({
    ...rest,
    lines: lines.map(({ amountFen, category }, i) => line(`${i}`, amountFen, category)),
    couponIds: picks,
    storeId: 'anfu',
    tier: 'gold',
    now,
    timeZone: 'Asia/Shanghai',
  }));
