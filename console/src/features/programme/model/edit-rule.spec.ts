import { describe, expect, it } from 'vitest';
import type { Condition, Rule } from '@jieti/shared/model/programme';
import { addAlternative, addToRule, replaceInRule, turnGroup } from './edit-rule';

const condition = (value: number): Condition => ({
  kind: 'condition',
  metric: 'growth',
  window: { kind: 'rolling', days: 365 },
  op: '>=',
  value,
});
const [a, b, c] = [condition(1), condition(2), condition(3)];
const both: Rule = { kind: 'all', rules: [a, b] };

describe('editing a rule', () => {
  it('replaces one condition and leaves the others', () => {
    expect(replaceInRule(both, [1], c)).toEqual({ kind: 'all', rules: [a, c] });
    expect(replaceInRule(a, [], c)).toEqual(c);
  });

  it('dissolves a group of one, and a rule without conditions always holds', () => {
    expect(replaceInRule(both, [0], null)).toEqual(b);
    expect(replaceInRule(a, [], null)).toEqual({ kind: 'all', rules: [] });
  });

  it('takes out an empty inner group with its last condition', () => {
    const nested: Rule = { kind: 'all', rules: [a, { kind: 'any', rules: [b] }] };
    expect(replaceInRule(nested, [1, 0], null)).toEqual(a);
  });

  it('adds to a lone condition, to a group, and to nothing', () => {
    expect(addToRule(a, [], b)).toEqual(both);
    expect(addToRule(both, [], c)).toEqual({ kind: 'all', rules: [a, b, c] });
    expect(addToRule({ kind: 'all', rules: [] }, [], a)).toEqual(a);
  });

  it('turns 且 into 或 and back', () => {
    expect(turnGroup(both, [])).toEqual({ kind: 'any', rules: [a, b] });
    expect(turnGroup(turnGroup(both, []), [])).toEqual(both);
    expect(turnGroup(a, [])).toEqual(a);
  });

  it('offers an alternative to one condition within a group', () => {
    expect(addAlternative(both, [1], c)).toEqual({ kind: 'all', rules: [a, { kind: 'any', rules: [b, c] }] });
  });
});
