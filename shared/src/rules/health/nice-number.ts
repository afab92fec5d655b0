import type { Metric } from '../../model/programme.js';
import { conditionKinds } from '../conditions/condition-kinds.js';

/** The unit in which people think of a figure: yuan, whole points, a tenth of an order a month. */
export function stepOf(metric: Metric): number {
  if (metric === 'ordersPerMonth') return 0.1;
  const { unit } = conditionKinds[metric];
  return unit === 'fen' || unit === 'score' ? 100 : 1;
}

/** `value` to so many leading digits, in whole steps of the figure, at least one step. */
export function niceNumber(value: number, metric: Metric, digits: number): number {
  const step = stepOf(metric);
  const steps = Math.max(1, value / step);
  const grain = Math.max(1, 10 ** (Math.floor(Math.log10(steps)) + 1 - digits));
  const rounded = Math.max(1, Math.round(steps / grain) * grain);
  return step < 1 ? Math.round(rounded * step * 10) / 10 : rounded * step;
}
