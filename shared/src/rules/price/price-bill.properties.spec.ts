import fc from 'fast-check';
import { billArbitrary } from '../../../test/bill-arbitrary.js';
import { coupon, line, points, price, stacking } from '../../../test/build-bill.js';
import type { BillPrice } from '../../model/bill.js';
import { sumOf } from './bill-in-work.js';
import { couponValue } from './coupon-value.js';
import { priceBill } from './price-bill.js';
import { lineReturn, returnOfAmount, type BillReturn, type LineReturned } from './refund-shares.js';

const RUNS = { numRuns: 2000 };

/** Whatever of a price does not add up. */
function wrongSums({ amountFen, lines, steps, payableFen }: BillPrice): readonly string[] {
  const sums: Readonly<Record<string, boolean>> = {
    amount: amountFen === sumOf(lines.map((one) => one.amountFen)),
    payable: payableFen === amountFen + sumOf(steps.map((step) => step.amountFen)),
    lines: payableFen === sumOf(lines.map((one) => one.payableFen)),
    whole: lines.every((one) => Number.isSafeInteger(one.payableFen) && one.payableFen >= 0),
    shares: steps.every((step) => step.amountFen === sumOf(step.shares) && Math.max(...step.shares) <= 0),
    line: lines.every((one, i) => one.payableFen === one.amountFen + sumOf(steps.map((step) => step.shares[i]!))),
  };
  return Object.keys(sums).filter((name) => !sums[name]);
}

describe('any bill', () => {
  it('D120: is never negative, whole, and every sum is exact', () => {
    fc.assert(
      fc.property(billArbitrary, (bill) => {
        expect(wrongSums(priceBill(bill).price)).toEqual([]);
      }),
      RUNS,
    );
  });

  it('D125: costs the same in whatever order coupons are held or asked for', () => {
    fc.assert(
      fc.property(billArbitrary, (bill) => {
        const turned = { ...bill, coupons: bill.coupons.toReversed(), couponIds: bill.couponIds?.toReversed() };
        expect(JSON.stringify(priceBill(turned))).toBe(JSON.stringify(priceBill(bill)));
      }),
      RUNS,
    );
  });

  it('D126: costs the same when the coupons it chose, or used, are asked for', () => {
    fc.assert(
      fc.property(billArbitrary, (bill) => {
        const { price: result } = priceBill(bill);
        const again = priceBill({ ...bill, couponIds: result.couponIds });
        expect(JSON.stringify(again)).toBe(JSON.stringify({ price: result, problems: [] }));
      }),
      RUNS,
    );
  });

  it('D126: is never dearer with the best combination than with any one that is asked for', () => {
    fc.assert(
      fc.property(billArbitrary, ({ points: _, couponIds, ...bill }) => {
        const asked = priceBill({ ...bill, couponIds: couponIds ?? [1, 2] });
        expect(priceBill(bill).price.payableFen).toBeLessThanOrEqual(asked.price.payableFen);
      }),
      RUNS,
    );
  });

  it('D127: never costs more for more points', () => {
    fc.assert(
      fc.property(billArbitrary, fc.nat(20_000), fc.nat(20_000), (bill, some, more) => {
        const withPoints = (spend: number) => priceBill({ ...bill, points: points(spend, bill.points?.rules) }).price;
        expect(withPoints(some + more).payableFen).toBeLessThanOrEqual(withPoints(some).payableFen);
        expect(withPoints(some).pointsSpent).toBeLessThanOrEqual(some);
        expect(withPoints(some).pointsSpent % (bill.points?.rules.points ?? 100)).toBe(0);
      }),
      RUNS,
    );
  });

  it('D124: inside a group coupons for everything take off the sum of what each takes off alone, at most all', () => {
    const amounts = fc.array(fc.integer({ min: 1, max: 9000 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000 }), amounts, fc.integer({ min: 50, max: 99 }), (left, list, pay) => {
        const group = list.map((amountFen, i) =>
          coupon(i + 1, { ...(i === 0 ? { kind: 'percentOff', payPercent: pay } : { amountFen }), ...stacking('a') }),
        );
        const { price: result } = price({
          lines: [line('a', Math.ceil(left / 2)), line('b', left)],
          coupons: group,
          couponIds: group.map((one) => one.id),
        });
        const alone = sumOf(group.map((one) => couponValue(one.terms, result.amountFen)));
        expect(result.payableFen).toBe(Math.max(0, result.amountFen - alone));
      }),
      RUNS,
    );
  });
});

describe('any refund of any bill', () => {
  /** Gives back in parts of random size until nothing is left. */
  function inParts(bill: Parameters<typeof priceBill>[0], cuts: readonly number[]) {
    const result = priceBill(bill).price;
    const done: BillReturn[] = [];
    let before: readonly LineReturned[] = [];
    const giveBack = (wish: Parameters<typeof lineReturn>[1]) => {
      const outcome = lineReturn(result, wish, before);
      if (outcome.kind !== 'return') throw new Error(outcome.kind);
      done.push(outcome);
      before = outcome.returned;
    };
    for (const cut of cuts) {
      const left = result.payableFen - sumOf(done.map((one) => one.fen));
      const wish = returnOfAmount(result, Math.floor((left * cut) / 100), before);
      if ('kind' in wish) throw new Error('too much');
      giveBack(wish);
    }
    giveBack(
      result.lines
        .filter(({ key }) => !before.find((one) => one.key === key)?.whole)
        .map(({ key }) => ({ key, whole: true })),
    );
    return { result, done };
  }

  it('D130: several partial refunds give back exactly what was paid, in money and in points', () => {
    fc.assert(
      fc.property(billArbitrary, fc.array(fc.nat(90), { maxLength: 4 }), (bill, cuts) => {
        const { result, done } = inParts(bill, cuts);
        expect(sumOf(done.map((one) => one.fen))).toBe(result.payableFen);
        expect(sumOf(done.map((one) => one.points))).toBe(result.pointsSpent);
        for (const one of done) expect(Math.min(one.fen, one.points)).toBeGreaterThanOrEqual(0);
        expect(done.at(-1)!.whole).toBe(true);
      }),
      RUNS,
    );
  });
});
