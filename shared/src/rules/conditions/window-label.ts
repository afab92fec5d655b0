import type { MetricWindow } from '../../model/programme.js';

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
