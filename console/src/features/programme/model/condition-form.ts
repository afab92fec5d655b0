import type { CompositePart, Condition, Metric, MetricWindow } from '@jieti/shared/model/programme';
import type { ConditionField } from '@jieti/shared/rules/conditions/condition-kind';
import { conditionKinds } from '@jieti/shared/rules/conditions/condition-kinds';
import { scaleOf } from './condition-words';

export const metrics = Object.keys(conditionKinds) as readonly Metric[];

const notParts: readonly Metric[] = ['composite', 'recencyDays', 'memberDays'];
const isPart = (metric: Metric): metric is CompositePart['metric'] => !notParts.includes(metric);
/** What may be part of the composite score. */
export const partMetrics = metrics.filter(isPart);

const MOST_DAYS = 3660;
const usualDays = 365;

/** The field as its form shows it: in yuan and points, without the unit of the rule in its label. */
export interface ShownField {
  readonly label: string;
  readonly prefix: '¥' | null;
  readonly min: number;
  readonly max: number | null;
  readonly step: number;
}

export function valueField(metric: Metric): ShownField {
  const { unit } = conditionKinds[metric];
  const field = fieldOf(metric, 'value');
  const scale = scaleOf(unit);
  return {
    label: (field?.label ?? '门槛').replace(/（.*）$/, ''),
    prefix: unit === 'fen' ? '¥' : null,
    min: (field?.min ?? 0) / scale,
    max: field?.max === undefined ? null : field.max / scale,
    step: (field?.step ?? 1) / scale,
  };
}

export function fieldLabel(metric: Metric, key: ConditionField['key']): string {
  return fieldOf(metric, key)?.label ?? '';
}

/** The value of the rule for what was typed; null where the typed fields do not allow it. */
export function storedValue(metric: Metric, typed: number): number | null {
  const { min, max, step } = valueField(metric);
  const steps = typed / step;
  if (!Number.isFinite(typed) || typed < min || (max !== null && typed > max)) return null;
  if (Math.abs(steps - Math.round(steps)) > 1e-6) return null;
  return Math.round(typed * scaleOf(conditionKinds[metric].unit) * 1e6) / 1e6;
}

export function shownValue(metric: Metric, value: number): number {
  return value / scaleOf(conditionKinds[metric].unit);
}

/** What is wrong with what was typed, or null. */
export function valueProblem(metric: Metric, typed: number | null): string | null {
  const { label, min, max, step, prefix } = valueField(metric);
  if (typed === null || !Number.isFinite(typed)) return `${label}要填数字。`;
  if (typed < min) return `${label}不能小于 ${prefix ?? ''}${min}。`;
  if (max !== null && typed > max) return `${label}最多 ${prefix ?? ''}${max}。`;
  if (storedValue(metric, typed) !== null) return null;
  return step === 1 ? `${label}要是整数。` : `${label}最小到 ${prefix ?? ''}${step}。`;
}

export function windowProblem(window: MetricWindow): string | null {
  if (window.kind !== 'rolling') return null;
  const { days } = window;
  return Number.isInteger(days) && days >= 1 && days <= MOST_DAYS ? null : `天数要是 1 到 ${MOST_DAYS} 的整数。`;
}

export function windowOf(kind: MetricWindow['kind']): MetricWindow {
  return kind === 'rolling' ? { kind, days: usualDays } : { kind };
}

/** Another metric in place of the one before, keeping window and comparison where it has them too. */
export function withMetric(condition: Condition, metric: Metric): Condition {
  const kind = conditionKinds[metric];
  const [firstWindow = 'lifetime'] = kind.windows;
  const [firstOp = '>='] = kind.ops;
  const sameUnit = kind.unit === conditionKinds[condition.metric].unit;
  return {
    kind: 'condition',
    metric,
    window: kind.windows.includes(condition.window.kind)
      ? condition.window
      : windowOf(kind.windows.includes('rolling') ? 'rolling' : firstWindow),
    op: kind.ops.includes(condition.op) ? condition.op : firstOp,
    value: sameUnit ? condition.value : usualValue(metric),
  };
}

export function newCondition(metric: Metric): Condition {
  const seed: Condition = { kind: 'condition', metric: 'growth', window: windowOf('rolling'), op: '>=', value: 1_000 };
  return withMetric(seed, metric);
}

function usualValue(metric: Metric): number {
  switch (conditionKinds[metric].unit) {
    case 'fen':
      return 100_000;
    case 'growth':
      return 1_000;
    case 'score':
      return 6_000;
    case 'days':
      return metric === 'visitDays' ? 10 : 90;
    case 'categories':
      return 3;
    case 'count':
      return metric === 'ordersPerMonth' ? 2 : 10;
    default:
      return conditionKinds[metric].unit satisfies never;
  }
}

function fieldOf(metric: Metric, key: ConditionField['key']): ConditionField | undefined {
  return conditionKinds[metric].fields.find((field) => field.key === key);
}
