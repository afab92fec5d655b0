import { dateOfDay, dayOfDate, formatDay } from '../../calendar.js';
import type { BusinessDay } from '../../model/time.js';

/** Days in a group that make a month of it. */
export const TENURE_DAYS = 15;

/** From one day to another, both included; `to` null: still there. */
export interface GroupStay {
  readonly from: BusinessDay;
  readonly to: BusinessDay | null;
}

export interface TenureMonth {
  /** `2026-11`. */
  readonly month: string;
  /** The day that made it a month. */
  readonly reachedOn: BusinessDay;
}

/**
 * The months until `today`, from that of `since` on, in which somebody was in a group on at least `TENURE_DAYS` days.
 * Coming and going on one day is one day, and stays that overlap count once (rule D245).
 */
export function tenureMonths(stays: readonly GroupStay[], since: BusinessDay, today: BusinessDay): TenureMonth[] {
  const months: TenureMonth[] = [];
  for (let first = firstOfMonth(since); first <= today; first = firstOfMonth(first + 31)) {
    const last = Math.min(firstOfMonth(first + 31) - 1, today);
    const reachedOn = nthDayThere(stays, Math.max(first, since), last);
    if (reachedOn !== null) months.push({ month: formatDay(first).slice(0, 7), reachedOn });
  }
  return months;
}

function nthDayThere(stays: readonly GroupStay[], from: BusinessDay, to: BusinessDay): BusinessDay | null {
  let days = 0;
  for (let day = from; day <= to; day += 1) {
    if (stays.some((stay) => stay.from <= day && (stay.to ?? day) >= day)) days += 1;
    if (days === TENURE_DAYS) return day;
  }
  return null;
}

function firstOfMonth(day: BusinessDay): BusinessDay {
  const { year, month } = dateOfDay(day);
  return dayOfDate(year, month, 1);
}
