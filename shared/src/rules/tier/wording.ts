import { dateOfDay } from '../../calendar.js';
import type { Condition, Metric } from '../../model/programme.js';
import type { BusinessDay } from '../../model/time.js';
import type { FigureUnit } from '../conditions/condition-kind.js';
import { conditionKinds } from '../conditions/condition-kinds.js';
import { windowPrefix } from '../conditions/window-label.js';

export type { FigureUnit } from '../conditions/condition-kind.js';
export { figureText } from '../conditions/figure-text.js';
export { windowLabel } from '../conditions/window-label.js';

export function metricLabel(metric: Metric): string {
  return conditionKinds[metric].label;
}

export function metricUnit(metric: Metric): FigureUnit {
  return conditionKinds[metric].unit;
}

/** `近 365 天成长值` */
export function figureLabel(figure: Pick<Condition, 'metric' | 'window'>): string {
  return `${windowPrefix(figure)}${metricLabel(figure.metric)}`;
}

/** What a member still misses, as a noun: `3,184 成长值`, `10 天到店`, `¥500 消费`, `1 个品类`. */
export function amountText(value: number, metric: Metric): string {
  return conditionKinds[metric].missing(value);
}

/** `8 月 31 日` */
export function dayText(day: BusinessDay): string {
  const { month, date } = dateOfDay(day);
  return `${month} 月 ${date} 日`;
}

/** `8 月 31 日` this year, `2027 年 8 月 31 日` in any other. */
export function dayTextFrom(today: BusinessDay, day: BusinessDay): string {
  return dateOfDay(today).year === dateOfDay(day).year ? dayText(day) : fullDayText(day);
}

/** `2025 年 8 月 31 日` */
export function fullDayText(day: BusinessDay): string {
  return `${dateOfDay(day).year} 年 ${dayText(day)}`;
}

/** A name after Chinese words: one space before Latin letters and digits, as the copy rules ask. */
export function besideText(name: string): string {
  return /^[\x21-\x7e]/.test(name) ? ` ${name}` : name;
}
