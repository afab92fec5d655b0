import { businessDayOf, startOfDay } from '@jieti/shared/calendar';
import type { Instant } from '@jieti/shared/model/time';

/**
 * The first instant at which a coupon granted at `now` no longer works: the end of its last day on the shop's clock.
 * The day of the grant is the first of `validDays`.
 */
export function couponExpiry(now: Instant, validDays: number, timeZone: string): Instant {
  return startOfDay(businessDayOf(now, timeZone) + validDays, timeZone);
}
