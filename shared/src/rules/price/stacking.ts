import type { Coupon } from '../../model/coupon.js';

/** The most coupons one bill takes. */
export const MOST_COUPONS = 5;

/** Whether two coupons may be on the same bill (D125): both have a group, and neither group excludes the other. */
export function mayStack(a: Coupon, b: Coupon): boolean {
  const [x, y] = [a.terms.stacking, b.terms.stacking];
  return !!x && !!y && !x.excludes.includes(y.group) && !y.excludes.includes(x.group);
}

/** The order in which coupons take off: groups by name (code points), inside a group by `id`. */
export function byTurn(a: Coupon, b: Coupon): number {
  const [x, y] = [groupOf(a), groupOf(b)];
  if (x !== y) return x < y ? -1 : 1;
  return a.id - b.id;
}

export function groupOf(coupon: Coupon): string {
  return coupon.terms.stacking?.group ?? '';
}
