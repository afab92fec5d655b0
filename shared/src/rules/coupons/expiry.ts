import { businessDayOf, startOfDay } from '../../calendar.js';
import type { Instant } from '../../model/time.js';

/** The first instant at which a coupon no longer works: after its last day, the day of the grant being the first. */
export function expiresAtOf(grantedAt: Instant, validDays: number, timeZone: string): Instant {
  return startOfDay(businessDayOf(grantedAt, timeZone) + validDays, timeZone);
}
