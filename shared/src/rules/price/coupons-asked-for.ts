import type { Coupon } from '../../model/coupon.js';
import { problemOfUse, type CouponUse } from '../coupons/coupon-problem.js';
import { leftOn, type BillInWork } from './bill-in-work.js';
import { offerOf, type Offer } from './coupon-turns.js';
import { mayStack, MOST_COUPONS } from './stacking.js';
import type { CouponTrouble } from './take-coupons.js';

export interface Wish {
  readonly ids: readonly number[];
  readonly coupons: readonly Coupon[];
  readonly use: CouponUse;
}

/**
 * The coupons asked for that may be on the bill together (D125). Of coupons that do not go together the oldest stays,
 * whatever the order in which they were asked for.
 */
export function couponsAskedFor(wish: Wish, bill: BillInWork, troubles: CouponTrouble[]): readonly Offer[] {
  const chosen: Offer[] = [];
  for (const id of ascending(wish.ids)) {
    const offer = offerNamed(id, wish, bill);
    if (typeof offer === 'string') troubles.push({ couponId: id, problem: offer });
    else if (mayJoin(chosen, offer)) chosen.push(offer);
    else troubles.push({ couponId: id, problem: 'coupon_not_with_others' });
  }
  return chosen;
}

/** The ids without repetition; as they are nearly always asked for in this order, seldom a new list. */
function ascending(ids: readonly number[]): readonly number[] {
  let isAscending = true;
  for (let i = 1; i < ids.length; i += 1) if (ids[i]! <= ids[i - 1]!) isAscending = false;
  return isAscending ? ids : [...new Set(ids)].sort((a, b) => a - b);
}

function mayJoin(chosen: readonly Offer[], { coupon }: Offer): boolean {
  for (const other of chosen) if (!mayStack(other.coupon, coupon)) return false;
  return chosen.length < MOST_COUPONS;
}

function offerNamed(id: number, { coupons, use }: Wish, bill: BillInWork): Offer | CouponTrouble['problem'] {
  const coupon = couponNamed(id, coupons);
  if (!coupon) return 'coupon_unknown';
  const problem = problemOfUse(coupon, use);
  if (problem) return problem;
  const offer = offerOf(coupon, bill.lines);
  if (offer.places.length === 0) return 'coupon_wrong_category';
  return leftOn(bill.left, offer.places) < coupon.terms.minSpendFen ? 'coupon_below_minimum' : offer;
}

function couponNamed(id: number, coupons: readonly Coupon[]): Coupon | null {
  for (const coupon of coupons) if (coupon.id === id) return coupon;
  return null;
}
