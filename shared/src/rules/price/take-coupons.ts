import type { CouponProblem } from '../coupons/coupon-problem.js';
import { leftOn, type BillInWork } from './bill-in-work.js';
import { byGroup, turnsOf, type Offer, type Turn } from './coupon-turns.js';
import { couponValue, lowersPrice } from './coupon-value.js';
import { couponNote } from './step-notes.js';
import { takeOff } from './take-off.js';

export interface CouponTrouble {
  readonly couponId: number;
  readonly problem: CouponProblem | 'coupon_unknown';
}

/** Lets coupons take off, group after group; who no longer reaches the minimum or takes off nothing is reported. */
export function takeCoupons(bill: BillInWork, offers: readonly Offer[], troubles: CouponTrouble[]): void {
  for (const group of byGroup(offers)) {
    for (const turn of turnsOf(group, bill.left)) {
      const problem = takeTurn(bill, turn);
      if (problem) troubles.push({ couponId: turn.coupon.id, problem });
    }
  }
}

function takeTurn(bill: BillInWork, { coupon, places, baseFen }: Turn): CouponProblem | null {
  const { terms } = coupon;
  if (baseFen < terms.minSpendFen) return 'coupon_below_minimum';
  const off = Math.min(couponValue(terms, baseFen), leftOn(bill.left, places));
  if (off === 0 && lowersPrice(terms)) return 'coupon_not_with_others';
  bill.steps.push({
    kind: 'coupon',
    title: terms.title,
    note: couponNote(terms, baseFen, off),
    couponId: coupon.id,
    amountFen: 0 - off,
    shares: takeOff(bill.left, places, off),
  });
  return null;
}
