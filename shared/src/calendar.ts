import type { BusinessDay, Instant } from './model/time.js';

const DAY_MS = 86_400_000;

/** The offset is constant within a day for the zones we support; caching by day keeps Intl out of the hot path. */
const formatters = new Map<string, Intl.DateTimeFormat>();
const fixedOffsets: Readonly<Record<string, number>> = { 'Asia/Shanghai': 8 * 3_600_000, UTC: 0 };

/** The zone asked for last: nearly always the only one there is. */
let lastZone = 'UTC';
let lastFixed: number | undefined = 0;

/** Milliseconds to add to UTC to get wall time in `timeZone` at `at`. Asia/Shanghai has had no summer time since 1991. */
export function offsetAt(at: Instant, timeZone: string): number {
  if (timeZone !== lastZone) {
    lastZone = timeZone;
    lastFixed = fixedOffsets[timeZone];
  }
  if (lastFixed !== undefined) return lastFixed;
  let format = formatters.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formatters.set(timeZone, format);
  }
  const part = Object.fromEntries(format.formatToParts(at).map((p) => [p.type, Number(p.value)]));
  const wall = Date.UTC(
    part['year']!,
    part['month']! - 1,
    part['day']!,
    part['hour']!,
    part['minute']!,
    part['second']!,
  );
  return wall - Math.floor(at / 1000) * 1000;
}

/** The business day that contains `at` (rule F1). */
export function businessDayOf(at: Instant, timeZone: string): BusinessDay {
  return Math.floor((at + offsetAt(at, timeZone)) / DAY_MS);
}

/** 00:00 of `day` on the shop's clock. */
export function startOfDay(day: BusinessDay, timeZone: string): Instant {
  const guess = day * DAY_MS - offsetAt(day * DAY_MS, timeZone);
  return day * DAY_MS - offsetAt(guess, timeZone);
}

/** The last millisecond of `day` on the shop's clock. */
export function endOfDay(day: BusinessDay, timeZone: string): Instant {
  return startOfDay(day + 1, timeZone) - 1;
}

export interface CalendarDate {
  readonly year: number;
  /** 1–12 */
  readonly month: number;
  /** 1–31 */
  readonly date: number;
}

export function dateOfDay(day: BusinessDay): CalendarDate {
  const d = new Date(day * DAY_MS);
  return { year: d.getUTCFullYear(), month: d.getUTCMonth() + 1, date: d.getUTCDate() };
}

/** Overflowing months and dates roll over, as in `Date.UTC`. */
export function dayOfDate(year: number, month: number, date: number): BusinessDay {
  return Math.floor(Date.UTC(year, month - 1, date) / DAY_MS);
}

/** `2026-08-31` → business day; undefined when it is no calendar date. */
export function parseDay(text: string): BusinessDay | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return undefined;
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const day = dayOfDate(year, month, date);
  const back = dateOfDay(day);
  return back.month === month && back.date === date ? day : undefined;
}

/** Business day → `2026-08-31`. */
export function formatDay(day: BusinessDay): string {
  const { year, month, date } = dateOfDay(day);
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}
