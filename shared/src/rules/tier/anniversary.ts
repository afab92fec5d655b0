import { dateOfDay, dayOfDate } from '../../calendar.js';
import type { BusinessDay } from '../../model/time.js';

/** The anniversary of `joinDay` in `year`; 29 February falls on the 28th in common years (D2). */
function anniversaryIn(year: number, joinDay: BusinessDay): BusinessDay {
  const { month, date } = dateOfDay(joinDay);
  const lastOfMonth = dateOfDay(dayOfDate(year, month + 1, 1) - 1).date;
  return dayOfDate(year, month, Math.min(date, lastOfMonth));
}

/** The last anniversary on or before `day`; the join day itself in the first year. */
export function lastAnniversary(day: BusinessDay, joinDay: BusinessDay): BusinessDay {
  const { year } = dateOfDay(day);
  const thisYear = anniversaryIn(year, joinDay);
  return Math.max(joinDay, thisYear <= day ? thisYear : anniversaryIn(year - 1, joinDay));
}

/** The first anniversary strictly after `day`. */
export function nextAnniversary(day: BusinessDay, joinDay: BusinessDay): BusinessDay {
  const { year } = dateOfDay(Math.max(day, joinDay));
  const thisYear = anniversaryIn(year, joinDay);
  return thisYear > Math.max(day, joinDay) ? thisYear : anniversaryIn(year + 1, joinDay);
}
