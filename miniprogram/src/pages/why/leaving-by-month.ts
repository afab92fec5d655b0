import type { Explanation } from '@jieti/shared/api/tiers';

export interface LeavingMonth {
  /** `2026-06`, the key of the month. */
  readonly month: string;
  /** `6 月`; with the year when it is not the year of the first. */
  readonly label: string;
  readonly records: number;
  /** Growth that leaves in that month, positive. */
  readonly growth: number;
}

/** What leaves the window, gathered by month in the order of the calendar. */
export function leavingByMonth(leaving: Explanation['leaving']): readonly LeavingMonth[] {
  const months = new Map<string, LeavingMonth>();
  const firstYear = leaving[0]?.day.slice(0, 4);
  for (const { day, delta } of leaving) {
    const month = day.slice(0, 7);
    const year = day.slice(0, 4);
    const label = `${year === firstYear ? '' : `${year} 年 `}${Number(day.slice(5, 7))} 月`;
    const before = months.get(month) ?? { month, label, records: 0, growth: 0 };
    months.set(month, { ...before, records: before.records + 1, growth: before.growth + Math.abs(delta) });
  }
  return [...months.values()];
}
