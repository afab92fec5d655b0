import type { CouponTerms } from '@jieti/shared/model/coupon';

interface HeldCoupon {
  readonly id: number;
  readonly terms: Pick<CouponTerms, 'stacking'>;
}

function goTogether(a: HeldCoupon, b: HeldCoupon): boolean {
  const [one, other] = [a.terms.stacking, b.terms.stacking];
  return Boolean(one && other && !one.excludes.includes(other.group) && !other.excludes.includes(one.group));
}

/** The coupons of a bill after a tap on one: off when it was on; else on, in place of those it does not go with. */
export function toggledCoupons(held: readonly HeldCoupon[], on: readonly number[], id: number): readonly number[] {
  if (on.includes(id)) return on.filter((other) => other !== id);
  const tapped = held.find((coupon) => coupon.id === id);
  if (!tapped) return on;
  const kept = held.filter((coupon) => on.includes(coupon.id) && goTogether(tapped, coupon));
  return [...kept.map((coupon) => coupon.id), id];
}
