import type { Condition, Metric, MetricWindow } from '../../model/programme.js';

/** `近 365 天`, `今年`: a window as members and operators read it. */
export function windowLabel(window: MetricWindow): string {
  switch (window.kind) {
    case 'lifetime':
      return '累计';
    case 'rolling':
      return `近 ${window.days} 天`;
    case 'calendarMonth':
      return '本月';
    case 'calendarQuarter':
      return '本季度';
    case 'calendarYear':
      return '今年';
    case 'sinceTierStart':
      return '本级以来';
    case 'membershipYear':
      return '本会员年';
    default:
      return window satisfies never;
  }
}

/** Figures that are not added up over time: “in all” says nothing about them. */
const timeless: ReadonlySet<Metric> = new Set(['composite', 'memberDays', 'recencyDays']);

/** The window before a figure's name; empty where a lifetime goes without saying. */
export function windowPrefix({ metric, window }: Pick<Condition, 'metric' | 'window'>): string {
  return window.kind === 'lifetime' && timeless.has(metric) ? '' : windowLabel(window);
}

/** As `windowPrefix`, with whole years as months: `近 12 个月`, as sentences about rules say it. */
export function spanText(figure: Pick<Condition, 'metric' | 'window'>): string {
  const { window } = figure;
  return window.kind === 'rolling' && window.days % 365 === 0
    ? `近 ${(window.days / 365) * 12} 个月`
    : windowPrefix(figure);
}
