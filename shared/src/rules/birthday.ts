import { dateOfDay, dayOfDate } from '../calendar.js';
import type { BusinessDay } from '../model/time.js';

/** A day of the year; `year` where the member told it. */
export interface DayOfYear {
  readonly month: number;
  readonly day: number;
  readonly year?: number | null;
}

const ADULT_YEARS = 18;
/** A leap year: 29 February is a birthday. */
const LEAP_YEAR = 2000;

/** Whether there is such a day, in that year where one is told, and not after `today`. */
export function isBirthday({ month, day, year }: DayOfYear, today: BusinessDay): boolean {
  const on = dayOfDate(year ?? LEAP_YEAR, month, day);
  const back = dateOfDay(on);
  return back.month === month && back.date === day && (year === undefined || year === null || on <= today);
}

/** When it is celebrated in `year`: 29 February on the 28th where there is no 29th (D194). */
export function birthdayIn({ month, day }: DayOfYear, year: number): BusinessDay {
  const on = dayOfDate(year, month, day);
  return dateOfDay(on).month === month ? on : on - 1;
}

/** The birthdays that are celebrated on `today`. */
export function birthdaysOn(today: BusinessDay): readonly DayOfYear[] {
  const { year, month, date } = dateOfDay(today);
  const same = { month, day: date };
  const leap = { month: 2, day: 29 };
  return month === 2 && date === 28 && birthdayIn(leap, year) === today ? [same, leap] : [same];
}

/** Whoever told a year that makes them younger than 18 gets no birthday gift (D194). */
export function isMinor({ month, day, year }: DayOfYear, today: BusinessDay): boolean {
  return year !== undefined && year !== null && birthdayIn({ month, day }, year + ADULT_YEARS) > today;
}
