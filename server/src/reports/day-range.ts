import { businessDayOf, formatDay, startOfDay } from '@jieti/shared/calendar';
import type { BusinessDay, Instant } from '@jieti/shared/model/time';

/** The last `days` business days up to today, with the instants between them. */
export interface DayRange {
  readonly today: BusinessDay;
  readonly days: readonly BusinessDay[];
  /** Start of the first day. */
  readonly from: Instant;
  /** Start of each day, then the end of the last one. */
  readonly starts: readonly Instant[];
}

export function lastDays(now: Instant, count: number, timeZone: string): DayRange {
  const today = businessDayOf(now, timeZone);
  const days = Array.from({ length: count }, (_, index) => today - count + 1 + index);
  const starts = [...days, today + 1].map((day) => startOfDay(day, timeZone));
  return { today, days, from: starts[0] ?? now, starts };
}

/** SQL for the place of `column` among the days, 0 … n−1; right also where a day has 23 or 25 hours. */
export function dayBucket(
  column: string,
  range: DayRange,
): { readonly sql: string; readonly params: readonly number[] } {
  const ends = range.starts.slice(1, -1);
  const branches = ends.map((_, index) => `WHEN ${column} < ? THEN ${index}`).join(' ');
  return { sql: `CASE ${branches} ELSE ${ends.length} END`, params: ends };
}

/** One value per day, 0 where the counts have none. */
export function daySeries(
  range: DayRange,
  values: ReadonlyMap<number, number>,
): { readonly day: string; readonly value: number }[] {
  return range.days.map((day, index) => ({ day: formatDay(day), value: values.get(index) ?? 0 }));
}
