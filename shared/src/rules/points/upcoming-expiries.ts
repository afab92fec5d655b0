import { businessDayOf, formatDay } from '../../calendar.js';
import type { PointsAccount } from '../../model/points.js';
import type { Instant } from '../../model/time.js';
import { hasEnded } from './lot-order.js';

/** Points by the last day on which they count, as `2026-12-31`; waiting ones included, all lots, the first day first. */
export function upcomingExpiries(
  { lots }: PointsAccount,
  now: Instant,
  timeZone: string,
): readonly { readonly points: number; readonly expiresOn: string }[] {
  const byEnd = new Map<Instant, number>();
  for (const { remaining, expiresAt } of lots) {
    if (remaining === 0 || expiresAt === null || hasEnded({ expiresAt }, now)) continue;
    byEnd.set(expiresAt, (byEnd.get(expiresAt) ?? 0) + remaining);
  }
  return [...byEnd]
    .sort(([a], [b]) => a - b)
    .map(([end, points]) => ({ points, expiresOn: formatDay(businessDayOf(end - 1, timeZone)) }));
}
