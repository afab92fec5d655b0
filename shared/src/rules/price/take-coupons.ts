import type { Coupon } from '../../model/coupon.js';
import type { Fen } from '../../money.js';
import type { CouponProblem } from '../coupons/coupon-problem.js';
import { allocate } from './allocate.js';
import { coveredLeft, sumOf, type BillInWork } from './bill-in-work.js';
import { couponValue, lowersPrice } from './coupon-value.js';
import { groupOf } from './stacking.js';
import { couponNote } from './step-notes.js';

/** A coupon whose turn has come, with the lines it covers as its group found them. */
interface Turn {
  readonly coupon: Coupon;
  readonly base: Fen;
}

export interface CouponTrouble {
  readonly couponId: number;
  readonly problem: CouponProblem | 'coupon_unknown';
}

/**
 * Lets coupons, given by turn, take off (D124): those of a group all count on what the group found, and are put on the
 * lines narrowest first, so that their order says nothing. Who would take off nothing is left out and reported.
 */
export function takeCoupons(bill: BillInWork, coupons: readonly Coupon[], troubles: CouponTrouble[]): void {
  for (let from = 0; from < coupons.length; ) {
    let to = from + 1;
    while (to < coupons.length && groupOf(coupons[to]!) === groupOf(coupons[from]!)) to += 1;
    takeGroup(bill, coupons.slice(from, to), troubles);
    from = to;
  }
}

function takeGroup(bill: BillInWork, group: readonly Coupon[], troubles: CouponTrouble[]): void {
  const turns: Turn[] = [];
  for (const coupon of group) {
    const covered = coveredLeft(bill, coupon.terms.categories);
    const base = covered ? sumOf(covered) : 0;
    const problem = !covered
      ? 'coupon_wrong_category'
      : base < coupon.terms.minSpendFen
        ? 'coupon_below_minimum'
        : null;
    if (problem) troubles.push({ couponId: coupon.id, problem });
    else turns.push({ coupon, base });
  }
  if (turns.length > 1) turns.sort((a, b) => a.base - b.base || a.coupon.id - b.coupon.id);
  for (const turn of turns) takeTurn(bill, turn, troubles);
}

function takeTurn(bill: BillInWork, { coupon, base }: Turn, troubles: CouponTrouble[]): void {
  const { terms, id } = coupon;
  const weights = coveredLeft(bill, terms.categories) ?? [];
  const off = Math.min(couponValue(terms, base), sumOf(weights));
  if (off === 0 && lowersPrice(terms)) {
    troubles.push({ couponId: id, problem: 'coupon_not_with_others' });
    return;
  }
  const parts = allocate(off, weights);
  for (let i = 0; i < parts.length; i += 1) bill.left[i]! -= parts[i]!;
  const shares = parts.map((part) => 0 - part);
  const note = couponNote(terms, base, off);
  bill.steps.push({ kind: 'coupon', title: terms.title, note, couponId: id, amountFen: 0 - off, shares });
}
