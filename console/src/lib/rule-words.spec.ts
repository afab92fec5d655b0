import { describe, expect, it } from 'vitest';
import type { Rule } from '@jieti/shared/model/programme';
import { ruleFigures, ruleWords } from './rule-words';

const rule: Rule = {
  kind: 'all',
  rules: [
    { kind: 'condition', metric: 'growth', window: { kind: 'rolling', days: 365 }, op: '>=', value: 2000 },
    { kind: 'condition', metric: 'visitDays', window: { kind: 'calendarYear' }, op: '>=', value: 10 },
  ],
};

describe('rules in words', () => {
  it('reads as a sentence with every window and threshold', () => {
    expect(ruleWords(rule)).toBe('近 365 天成长值满 2,000，且今年到店满 10 天');
  });

  it('shortens to the figures for a rung', () => {
    expect(ruleFigures(rule)).toBe('2,000 / 10 天');
  });

  it('says nothing for the base tier, which everybody reaches', () => {
    expect(ruleWords({ kind: 'all', rules: [] })).toBe('');
  });

  it('prints money thresholds as money', () => {
    const spend: Rule = {
      kind: 'condition',
      metric: 'netSpend',
      window: { kind: 'lifetime' },
      op: '<',
      value: 500_000,
    };
    expect(ruleWords(spend)).toBe('累计净实付不到 ¥5,000');
  });
});
