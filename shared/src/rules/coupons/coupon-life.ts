import { businessDayOf, parseDay, startOfDay } from '../../calendar.js';
import type { CouponValidity } from '../../model/coupon.js';
import type { BusinessDay, Instant } from '../../model/time.js';

export interface CouponLife {
  /** The first instant at which the coupon works. */
  readonly worksFrom: Instant;
  /** The first instant at which it no longer works: 00:00 after its last day, on the shop's clock. */
  readonly expiresAt: Instant;
}

/** The life of a coupon got at `grantedAt` (D122). Throws where a day of a fixed validity is no calendar date. */
export function couponLife(validity: CouponValidity, grantedAt: Instant, timeZone: string): CouponLife {
  if (validity.kind === 'fixed') {
    return {
      worksFrom: startOfDay(dayNamed(validity.from), timeZone),
      expiresAt: startOfDay(dayNamed(validity.to) + 1, timeZone),
    };
  }
  const { days, startDelayDays } = validity;
  const firstDay = businessDayOf(grantedAt, timeZone) + startDelayDays;
  return {
    worksFrom: startDelayDays > 0 ? startOfDay(firstDay, timeZone) : grantedAt,
    expiresAt: startOfDay(firstDay + days, timeZone),
  };
}

function dayNamed(text: string): BusinessDay {
  const day = parseDay(text);
  if (day === undefined) throw new Error(`no calendar date: ${text}`);
  return day;
}
