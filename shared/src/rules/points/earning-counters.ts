import { businessDayOf, formatDay } from '../../calendar.js';
import type { PointsCap } from '../../model/points.js';
import type { Instant } from '../../model/time.js';

/** Points a rule has given so far, refunds not counted back. */
export interface RuleUsage {
  /** To the member, in the period of its cap that contains the fact. */
  readonly member: number;
  /** To everybody together. */
  readonly everybody: number;
}

/** Names the period of a cap: `2026-08-31`, `2026-08` or `always`. */
export function capPeriod(cap: PointsCap, at: Instant, timeZone: string): string {
  const day = formatDay(businessDayOf(at, timeZone));
  switch (cap.period) {
    case 'day':
      return day;
    case 'month':
      return day.slice(0, 7);
    case 'always':
      return 'always';
    default:
      return cap.period satisfies never;
  }
}
