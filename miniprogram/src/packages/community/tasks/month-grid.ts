import { dateOfDay, dayOfDate, formatDay, parseDay } from '@jieti/shared/calendar';

export interface MonthCell {
  /** `2026-11-22`; null before the first and after the last of the month. */
  readonly day: string | null;
  readonly date: number | null;
}

/** The days of a month in weeks from Monday to Sunday. @param month `2026-11` */
export function monthGrid(month: string): readonly (readonly MonthCell[])[] {
  const first = parseDay(`${month}-01`) ?? 0;
  const { year, month: number } = dateOfDay(first);
  const length = dayOfDate(year, number + 1, 1) - first;
  // Day 0, 1 January 1970, was a Thursday.
  const before = (((first + 3) % 7) + 7) % 7;
  const cells = Array.from({ length: Math.ceil((before + length) / 7) * 7 }, (_, i): MonthCell => {
    const isInMonth = i >= before && i < before + length;
    return isInMonth ? { day: formatDay(first + i - before), date: i - before + 1 } : { day: null, date: null };
  });
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

/** The month `by` months from `month`. */
export function monthBeside(month: string, by: number): string {
  const [year = 1970, number = 1] = month.split('-').map(Number);
  return formatDay(dayOfDate(year, number + by, 1)).slice(0, 7);
}
