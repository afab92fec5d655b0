import { businessDayOf, formatDay, startOfDay } from '../../calendar.js';
import type { Coupon } from '../../model/coupon.js';
import type { Instant } from '../../model/time.js';

/** What becomes of a used coupon when something of its order is given back; `sentence` is for members and clerks. */
export interface CouponAfterRefund {
  readonly kind: 'staysUsed' | 'returned' | 'extended' | 'forfeited';
  /** The first instant at which it no longer works. */
  readonly expiresAt: Instant;
  readonly sentence: string;
}

/** `whole`: with this refund everything of the order has been given back; only then a coupon comes back (D131). */
export function couponAfterRefund(
  coupon: Pick<Coupon, 'terms' | 'expiresAt'>,
  whole: boolean,
  at: { readonly now: Instant; readonly timeZone: string },
): CouponAfterRefund {
  const { terms, expiresAt } = coupon;
  const name = `「${terms.title}」`;
  if (!whole) return { kind: 'staysUsed', expiresAt, sentence: `${name}整单退完才退回，部分退款不退券。` };
  const policy = terms.refund ?? { kind: 'returnIfValid' };
  const valid = at.now < expiresAt;
  if (policy.kind === 'returnAndExtend') {
    const extended = startOfDay(businessDayOf(at.now, at.timeZone) + policy.days, at.timeZone);
    if (extended <= expiresAt) return { kind: 'returned', expiresAt, sentence: returned(name, expiresAt, at.timeZone) };
    return { kind: 'extended', expiresAt: extended, sentence: returned(name, extended, at.timeZone) };
  }
  if (policy.kind === 'forfeit') return { kind: 'forfeited', expiresAt, sentence: `${name}用过不退。` };
  if (!valid) return { kind: 'forfeited', expiresAt, sentence: `${name}已经过期，不再退回。` };
  return { kind: 'returned', expiresAt, sentence: returned(name, expiresAt, at.timeZone) };
}

function returned(name: string, expiresAt: Instant, timeZone: string): string {
  return `${name}退回券包，有效到 ${formatDay(businessDayOf(expiresAt - 1, timeZone))}。`;
}
