import type { Coupon } from '../../model/coupon.js';
import type { Fen } from '../../money.js';
import { problemOfUse, type CouponUse } from '../coupons/coupon-problem.js';
import { leftOn, type BillInWork } from './bill-in-work.js';
import { offerOf, type Offer } from './coupon-turns.js';
import { couponValue } from './coupon-value.js';
import { searchBest } from './search-best.js';

/** Of more usable coupons than these, those that take off most by themselves are combined. */
const MOST_CANDIDATES = 12;

interface Candidate extends Offer {
  readonly worth: Fen;
}

/**
 * The combination that takes off most, then the one with the coupon that ends first, then the one of fewer coupons (D126).
 * Coupons that promise something else than money are never chosen here.
 */
export function bestCoupons(coupons: readonly Coupon[], bill: BillInWork, use: CouponUse): readonly Offer[] {
  const candidates: Candidate[] = [];
  for (const coupon of coupons) {
    const candidate = candidateOf(coupon, bill, use);
    if (candidate) candidates.push(candidate);
  }
  if (candidates.length < 2) return candidates;
  candidates.sort((a, b) => b.worth - a.worth || a.coupon.expiresAt - b.coupon.expiresAt || a.coupon.id - b.coupon.id);
  return searchBest(candidates.slice(0, MOST_CANDIDATES), bill.left);
}

function candidateOf(coupon: Coupon, bill: BillInWork, use: CouponUse): Candidate | null {
  if (problemOfUse(coupon, use)) return null;
  const { places } = offerOf(coupon, bill.lines);
  const baseFen = leftOn(bill.left, places);
  const worth = baseFen < coupon.terms.minSpendFen ? 0 : couponValue(coupon.terms, baseFen);
  return worth > 0 ? { coupon, places, worth } : null;
}
