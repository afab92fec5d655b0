import type { Coupon } from '../../model/coupon.js';
import { isIn } from '../coupons/coupon-problem.js';

/** The most coupons one bill takes. */
export const MOST_COUPONS = 5;

/** Whether two coupons may be on the same bill (D125): both have a group, and neither group excludes the other. */
export function mayStack(a: Coupon, b: Coupon): boolean {
  const x = a.terms.stacking;
  const y = b.terms.stacking;
  return !!x && !!y && !isIn(x.excludes, y.group) && !isIn(y.excludes, x.group);
}

/** Coupons that stand alone share a name that no group has. */
export function groupOf(coupon: Coupon): string {
  return coupon.terms.stacking?.group ?? '';
}
