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
  for (let id = idAfter(wish.ids, -Infinity); id < Infinity; id = idAfter(wish.ids, id)) {
    const offer = offerNamed(id, wish, bill);
    if (typeof offer === 'string') troubles.push({ couponId: id, problem: offer });
    else if (mayJoin(chosen, offer)) chosen.push(offer);
    else troubles.push({ couponId: id, problem: 'coupon_not_with_others' });
  }
  return chosen;
}

function idAfter(ids: readonly number[], before: number): number {
  let next = Infinity;
  for (const id of ids) if (id > before && id < next) next = id;
  return next;
}

function mayJoin(chosen: readonly Offer[], { coupon }: Offer): boolean {
  for (const other of chosen) if (!mayStack(other.coupon, coupon)) return false;
  return chosen.length < MOST_COUPONS;
}

function offerNamed(id: number, { coupons, use }: Wish, bill: BillInWork): Offer | CouponTrouble['problem'] {
  const coupon = coupons.find((one) => one.id === id);
  if (!coupon) return 'coupon_unknown';
  const problem = problemOfUse(coupon, use);
  if (problem) return problem;
  const offer = offerOf(coupon, bill.lines);
  if (offer.places.length === 0) return 'coupon_wrong_category';
  return leftOn(bill.left, offer.places) < coupon.terms.minSpendFen ? 'coupon_below_minimum' : offer;
}
