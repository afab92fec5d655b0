import type { CouponTerms } from '../../model/coupon.js';
import type { Fen } from '../../money.js';
import { percentOff } from './percent-off.js';

/** What a coupon takes off `baseFen`, in fen, never more than it; gifts and free delivery take off nothing. */
export function couponValue(terms: CouponTerms, baseFen: Fen): Fen {
  switch (terms.kind) {
    case 'cashOff':
    case 'voucher':
      return Math.min(terms.amountFen ?? 0, baseFen);
    case 'percentOff':
      return Math.min(percentOff(baseFen, terms.payPercent ?? 100), terms.capFen ?? Infinity);
    case 'gift':
    case 'freeShipping':
      return 0;
    default:
      return terms.kind satisfies never;
  }
}

/** Whether a coupon lowers the price; the others promise something else. */
export function lowersPrice(terms: CouponTerms): boolean {
  return terms.kind !== 'gift' && terms.kind !== 'freeShipping';
}
