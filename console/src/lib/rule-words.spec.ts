import { describe, expect, it } from 'vitest';
import type { Rule } from '@jieti/shared/model/programme';
import { ruleFigures } from './rule-words';

const rule: Rule = {
  kind: 'all',
  rules: [
    { kind: 'condition', metric: 'growth', window: { kind: 'rolling', days: 365 }, op: '>=', value: 2000 },
    { kind: 'condition', metric: 'visitDays', window: { kind: 'calendarYear' }, op: '>=', value: 10 },
    { kind: 'condition', metric: 'netSpend', window: { kind: 'lifetime' }, op: '<', value: 500_000 },
  ],
};

describe('the figures of a rule', () => {
  it('stand in their own units, side by side', () => {
    expect(ruleFigures(rule)).toBe('2,000 / 10 天 / ¥5,000');
  });

  it('are none for the base tier, which everybody reaches', () => {
    expect(ruleFigures({ kind: 'all', rules: [] })).toBe('');
  });
});
