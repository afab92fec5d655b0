import { dateOfDay, dayOfDate } from '../../calendar.js';
import type { MetricWindow } from '../../model/programme.js';
import type { BusinessDay } from '../../model/time.js';
import { lastAnniversary, nextAnniversary } from './anniversary.js';

/** What a window needs to know about the member besides the day. */
export interface MemberDays {
  readonly joinDay: BusinessDay;
  /** The current tier's `since`. */
  readonly tierStart: BusinessDay;
}

/** `first`: the window's first day, −∞ for a lifetime. `last`: the last day on which it still begins there. */
export interface WindowPeriod {
  readonly first: number;
  readonly last: number;
}

/** Where `window` lies for business day `day` (F4). */
export function windowPeriod(window: MetricWindow, day: BusinessDay, member: MemberDays): WindowPeriod {
  switch (window.kind) {
    case 'lifetime':
      return { first: -Infinity, last: Infinity };
    case 'rolling':
      return { first: day - window.days + 1, last: day };
    case 'sinceTierStart':
      return { first: member.tierStart, last: Infinity };
    case 'membershipYear':
      return { first: lastAnniversary(day, member.joinDay), last: nextAnniversary(day, member.joinDay) - 1 };
    case 'calendarMonth':
      return calendarPeriod(day, 1);
    case 'calendarQuarter':
      return calendarPeriod(day, 3);
    case 'calendarYear':
      return calendarPeriod(day, 12);
    default:
      return window satisfies never;
  }
}

function calendarPeriod(day: BusinessDay, months: number): WindowPeriod {
  const { year, month } = dateOfDay(day);
  const firstMonth = month - ((month - 1) % months);
  return { first: dayOfDate(year, firstMonth, 1), last: dayOfDate(year, firstMonth + months, 1) - 1 };
}

/** A window that grows by the day counts as at least a month, or one order on the first day would be 30 a month. */
const SHORTEST_MONTH_BASE = 30;

/** Window days of `ordersPerMonth` (F5, D4): the whole window where its length is fixed, else the days passed, at least 30. */
export function daysOfWindow(window: MetricWindow, day: BusinessDay, member: MemberDays): number {
  switch (window.kind) {
    case 'rolling':
      return window.days;
    case 'lifetime':
      return Math.max(SHORTEST_MONTH_BASE, day - member.joinDay + 1);
    case 'sinceTierStart':
    case 'membershipYear':
      return Math.max(SHORTEST_MONTH_BASE, day - windowPeriod(window, day, member).first + 1);
    default: {
      const { first, last } = windowPeriod(window, day, member);
      return last - first + 1;
    }
  }
}
