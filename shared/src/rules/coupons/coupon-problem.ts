import type { Coupon } from '../../model/coupon.js';
import type { Instant } from '../../model/time.js';
import type { Fen } from '../../money.js';

/** Why a coupon does not work on a bill; each is an error code of the API. */
export type CouponProblem =
  | 'coupon_locked'
  | 'coupon_used'
  | 'coupon_void'
  | 'coupon_expired'
  | 'coupon_wrong_store'
  | 'coupon_wrong_category'
  | 'coupon_below_minimum';

export interface CouponBill {
  /** What is left to pay when the coupon's turn comes, in fen. */
  readonly amountFen: Fen;
  readonly category: string | null;
  readonly storeId: string | null;
}

/** What keeps `coupon` from being used on `bill`, in the order people should hear it; null when nothing does. */
export function couponProblem(
  coupon: Pick<Coupon, 'state' | 'expiresAt' | 'terms'>,
  bill: CouponBill,
  now: Instant,
): CouponProblem | null {
  const { stores, categories, minSpendFen } = coupon.terms;
  if (coupon.state === 'redeemed') return 'coupon_used';
  if (coupon.state === 'locked') return 'coupon_locked';
  if (coupon.state === 'void') return 'coupon_void';
  if (now >= coupon.expiresAt) return 'coupon_expired';
  if (!covers(stores, bill.storeId)) return 'coupon_wrong_store';
  if (!covers(categories, bill.category)) return 'coupon_wrong_category';
  return bill.amountFen < minSpendFen ? 'coupon_below_minimum' : null;
}

/** An empty list covers everything; a list with entries does not cover what is not known. */
function covers(scope: readonly string[], value: string | null): boolean {
  return scope.length === 0 || (value !== null && scope.includes(value));
}
