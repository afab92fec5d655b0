import { businessDayOf, dateOfDay, dayOfDate, startOfDay } from '../../calendar.js';
import type { PointsExpiry, PointsRules } from '../../model/points.js';
import type { Instant } from '../../model/time.js';

/** When points of an order made at `at` may be spent: with the end of its return window, counted as in D18 (D102). */
export function availableFrom(
  { pendingDays, timeZone }: Pick<PointsRules, 'pendingDays' | 'timeZone'>,
  at: Instant,
): Instant {
  return pendingDays === 0 ? at : startOfDay(businessDayOf(at, timeZone) + pendingDays + 1, timeZone);
}

/** First instant at which points no longer count; null: never. Days are counted from the one they may be spent on (D103). */
export function lotEnd(expiry: PointsExpiry, availableAt: Instant, timeZone: string): Instant | null {
  const day = businessDayOf(availableAt, timeZone);
  const { year, month } = dateOfDay(day);
  switch (expiry.kind) {
    case 'never':
      return null;
    case 'days':
      return startOfDay(day + expiry.days, timeZone);
    case 'months':
      return startOfDay(dayOfDate(year, month + expiry.months + 1, 1), timeZone);
    case 'yearEnd':
      return startOfDay(dayOfDate(year + expiry.years + 1, 1, 1), timeZone);
    default:
      return expiry satisfies never;
  }
}
