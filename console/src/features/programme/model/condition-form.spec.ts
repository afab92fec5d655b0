import { describe, expect, it } from 'vitest';
import type { Condition } from '@jieti/shared/model/programme';
import { conditionKinds } from '@jieti/shared/rules/conditions/condition-kinds';
import {
  metrics,
  newCondition,
  shownValue,
  storedValue,
  valueField,
  valueProblem,
  windowProblem,
  withMetric,
} from './condition-form';

describe('the form of a condition', () => {
  it('takes money in yuan and keeps it in fen', () => {
    expect(valueField('netSpend')).toMatchObject({ label: '金额', prefix: '¥', step: 0.01 });
    expect(storedValue('netSpend', 100_000.01)).toBe(10_000_001);
  });

  it('takes scores in points, whole days whole, and orders per month by tenths', () => {
    expect(storedValue('composite', 61.5)).toBe(6_150);
    expect(storedValue('visitDays', 10)).toBe(10);
    expect(storedValue('ordersPerMonth', 2.5)).toBe(2.5);
  });

  it('says what a field does not allow', () => {
    expect(valueProblem('visitDays', 1.5)).toBe('天数要是整数。');
    expect(valueProblem('growth', -1)).toBe('成长值不能小于 0。');
    expect(valueProblem('composite', 101)).toBe('综合分最多 100。');
    expect(valueProblem('growth', null)).toBe('成长值要填数字。');
    expect(valueProblem('growth', 1_800)).toBeNull();
  });

  it('refuses a window of no days (T3)', () => {
    expect(windowProblem({ kind: 'rolling', days: 0 })).not.toBeNull();
    expect(windowProblem({ kind: 'rolling', days: 90 })).toBeNull();
  });

  it.each(metrics)('begins a condition on %s that its own fields allow', (metric) => {
    const condition = newCondition(metric);
    expect(conditionKinds[metric].windows).toContain(condition.window.kind);
    expect(conditionKinds[metric].ops).toContain(condition.op);
    expect(valueProblem(metric, shownValue(metric, condition.value))).toBeNull();
  });

  it('keeps window and comparison when only the metric changes', () => {
    const spend: Condition = {
      kind: 'condition',
      metric: 'netSpend',
      window: { kind: 'calendarYear' },
      op: '>=',
      value: 500_000,
    };
    expect(withMetric(spend, 'profit')).toEqual({ ...spend, metric: 'profit' });
    expect(withMetric(spend, 'orderCount')).toMatchObject({ window: { kind: 'calendarYear' }, value: 10 });
    expect(withMetric(spend, 'composite')).toMatchObject({ window: { kind: 'lifetime' } });
  });
});
