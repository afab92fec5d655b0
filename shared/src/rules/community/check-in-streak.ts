import type { BusinessDay } from '../../model/time.js';

/** Every so many days in a row bring the streak's own activity, where the programme does not say (`growth.streakDays`). */
export const STREAK_DAYS = 7;

export interface CheckInStreak {
  readonly checkedInToday: boolean;
  /** Days in a row up to today, or up to yesterday while today is still open; 0 once a day was missed. */
  readonly current: number;
  /** The longest row of days there was. */
  readonly longest: number;
  /** Days to come before the streak's own activity: 1 … `streakDays`, counted from the last day of the row. */
  readonly untilBonus: number;
}

/** What a member's check-ins come to on business day `today`; `days` in any order, with repeats. */
export function checkInStreak(
  days: Iterable<BusinessDay>,
  today: BusinessDay,
  streakDays = STREAK_DAYS,
): CheckInStreak {
  const sorted = [...new Set(days)].filter((day) => day <= today).toSorted((a, b) => a - b);
  let longest = 0;
  let run = 0;
  let last = -Infinity;
  for (const day of sorted) {
    run = day === last + 1 ? run + 1 : 1;
    longest = Math.max(longest, run);
    last = day;
  }
  const current = last >= today - 1 ? run : 0;
  return { checkedInToday: last === today, current, longest, untilBonus: streakDays - (current % streakDays) };
}
