import type { Coupon } from '../../model/coupon.js';
import { couponProblem, type CouponUse } from '../coupons/coupon-problem.js';
import { sumOf, type BillInWork } from './bill-in-work.js';
import { couponValue } from './coupon-value.js';
import { byTurn, mayStack, MOST_COUPONS } from './stacking.js';
import { takeCoupons } from './take-coupons.js';

/** Of more usable coupons than these, those that take off most by themselves are combined. */
const MOST_CANDIDATES = 12;

interface Combination {
  readonly coupons: readonly Coupon[];
  readonly off: number;
  readonly firstEnd: number;
}

const none: Combination = { coupons: [], off: 0, firstEnd: Infinity };

/**
 * The combination that takes off most, then the one with the coupon that ends first, then the one of fewer coupons, then
 * the older (D126). Coupons that promise something else than money are never chosen here.
 */
export function bestCoupons(coupons: readonly Coupon[], bill: BillInWork, use: CouponUse): readonly Coupon[] {
  const candidates = candidatesOf(coupons, bill, use);
  let best = none;
  const visit = (from: number, chosen: readonly Coupon[]): void => {
    for (let i = from; i < candidates.length; i += 1) {
      const next = candidates[i]!;
      if (!chosen.every((other) => mayStack(other, next))) continue;
      const tried = [...chosen, next];
      const combination = combine(tried, bill);
      if (isBetter(combination, best)) best = combination;
      if (tried.length < MOST_COUPONS) visit(i + 1, tried);
    }
  };
  visit(0, []);
  return best.coupons;
}

function candidatesOf(coupons: readonly Coupon[], bill: BillInWork, use: CouponUse): Coupon[] {
  const lines = bill.lines.map((line, i) => ({ category: line.category, leftFen: bill.left[i]! }));
  const left = sumOf(bill.left);
  const usable = coupons.filter((one) => couponValue(one.terms, left) > 0 && !couponProblem(one, { ...use, lines }));
  if (usable.length <= MOST_CANDIDATES) return usable.sort(byTurn);
  const worth = new Map(usable.map((one) => [one, combine([one], bill).off]));
  return usable
    .sort((a, b) => worth.get(b)! - worth.get(a)! || a.expiresAt - b.expiresAt || a.id - b.id)
    .slice(0, MOST_CANDIDATES)
    .sort(byTurn);
}

function combine(coupons: readonly Coupon[], bill: BillInWork): Combination {
  const tried: BillInWork = { lines: bill.lines, left: bill.left.slice(), steps: [] };
  takeCoupons(tried, coupons, []);
  const off = sumOf(bill.left) - sumOf(tried.left);
  const used = tried.steps.map((step) => step.couponId);
  if (used.length < coupons.length) return none;
  return { coupons, off, firstEnd: Math.min(...coupons.map((one) => one.expiresAt)) };
}

function isBetter(a: Combination, b: Combination): boolean {
  if (a.off !== b.off) return a.off > b.off;
  if (a.off === 0) return false;
  if (a.firstEnd !== b.firstEnd) return a.firstEnd < b.firstEnd;
  return a.coupons.length < b.coupons.length;
}
