import { dateOfDay } from '../../calendar.js';
import type { Condition, Metric, MetricWindow } from '../../model/programme.js';
import type { BusinessDay } from '../../model/time.js';
import { formatFen, groupThousands } from '../../money.js';

/** How a figure is printed: money in fen, points, a count, days, or categories. */
export type FigureUnit = 'fen' | 'growth' | 'count' | 'days' | 'categories';

const metricWords: Readonly<Record<Metric, { readonly label: string; readonly unit: FigureUnit }>> = {
  netSpend: { label: '净消费', unit: 'fen' },
  orderCount: { label: '消费次数', unit: 'count' },
  ordersPerMonth: { label: '月均消费次数', unit: 'count' },
  averageOrder: { label: '客单价', unit: 'fen' },
  recencyDays: { label: '距上次消费', unit: 'days' },
  visitDays: { label: '到店', unit: 'days' },
  categoryCount: { label: '买过的品类', unit: 'categories' },
  growth: { label: '成长值', unit: 'growth' },
};

export function metricLabel(metric: Metric): string {
  return metricWords[metric].label;
}

export function metricUnit(metric: Metric): FigureUnit {
  return metricWords[metric].unit;
}

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

/** `近 365 天成长值` */
export function figureLabel({ metric, window }: Pick<Condition, 'metric' | 'window'>): string {
  return `${windowLabel(window)}${metricLabel(metric)}`;
}

/** A bare figure: `1,816`, `¥252`, `¥1,268.50`, `2.5`. */
export function figureText(value: number, unit: FigureUnit): string {
  if (unit === 'fen') {
    const fen = Math.round(value);
    return formatFen(fen, { decimals: fen % 100 === 0 ? 0 : 2 });
  }
  const [whole = '0', fraction] = String(Math.round(Math.abs(value) * 100) / 100).split('.');
  return `${value < 0 ? '−' : ''}${groupThousands(Number(whole))}${fraction ? `.${fraction}` : ''}`;
}

/** What is missing, as a noun: `3,184 成长值`, `10 天到店`, `¥500 消费`, `1 个品类`. */
export function amountText(value: number, metric: Metric): string {
  const text = figureText(value, metricUnit(metric));
  switch (metric) {
    case 'netSpend':
      return `${text} 消费`;
    case 'averageOrder':
      return `${text} 客单价`;
    case 'orderCount':
      return `${text} 次消费`;
    case 'ordersPerMonth':
      return `每月 ${text} 次消费`;
    case 'visitDays':
      return `${text} 天到店`;
    case 'recencyDays':
      return `${text} 天`;
    case 'categoryCount':
      return `${text} 个品类`;
    case 'growth':
      return `${text} 成长值`;
    default:
      return metric satisfies never;
  }
}

/** `8 月 31 日` */
export function dayText(day: BusinessDay): string {
  const { month, date } = dateOfDay(day);
  return `${month} 月 ${date} 日`;
}

/** `2025 年 8 月 31 日` */
export function fullDayText(day: BusinessDay): string {
  return `${dateOfDay(day).year} 年 ${dayText(day)}`;
}

/** A name after Chinese words: one space before Latin letters and digits, as the copy rules ask. */
export function besideText(name: string): string {
  return /^[\x21-\x7e]/.test(name) ? ` ${name}` : name;
}
