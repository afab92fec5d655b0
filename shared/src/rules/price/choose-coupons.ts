import type { Coupon } from '../../model/coupon.js';
import { couponProblem, type CouponUse } from '../coupons/coupon-problem.js';
import type { BillInWork } from './bill-in-work.js';
import { byTurn, mayStack, MOST_COUPONS } from './stacking.js';
import type { CouponTrouble } from './take-coupons.js';

/**
 * The coupons asked for that may be on the bill together, by turn (D125). Of coupons that do not go together the oldest
 * stays, whatever the order in which they were asked for.
 */
export function couponsAskedFor(
  ids: readonly number[],
  coupons: readonly Coupon[],
  bill: BillInWork & { readonly use: CouponUse },
  troubles: CouponTrouble[],
): Coupon[] {
  const chosen: Coupon[] = [];
  const lines = bill.lines.map((line, i) => ({ category: line.category, leftFen: bill.left[i]! }));
  const use = { ...bill.use, lines };
  for (const couponId of [...new Set(ids)].sort((a, b) => a - b)) {
    const coupon = coupons.find((one) => one.id === couponId);
    const problem = coupon ? couponProblem(coupon, use) : 'coupon_unknown';
    if (problem) troubles.push({ couponId, problem });
    else if (chosen.length < MOST_COUPONS && chosen.every((other) => mayStack(other, coupon!))) chosen.push(coupon!);
    else troubles.push({ couponId, problem: 'coupon_not_with_others' });
  }
  return chosen.sort(byTurn);
}
