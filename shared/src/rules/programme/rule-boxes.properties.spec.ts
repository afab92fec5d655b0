import fc from 'fast-check';
import type { Condition, Rule } from '../../model/programme.js';
import { compileRule } from '../tier/compile-rule.js';
import { boxesOf, findFigure, isEmptyBox, isInside, type RuleBox } from './rule-boxes.js';

/** Two figures that know nothing of each other, one whole and one not. */
const figures = ['growth', 'averageOrder'] as const;
const window = { kind: 'lifetime' } as const;

const conditionArbitrary: fc.Arbitrary<Condition> = fc.record({
  kind: fc.constant('condition' as const),
  metric: fc.constantFrom(...figures),
  window: fc.constant(window),
  op: fc.constantFrom('>=' as const, '<=' as const, '<' as const),
  value: fc.integer({ min: 0, max: 5 }),
});
const { rule: ruleArbitrary } = fc.letrec<{ rule: Rule }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 3 },
    conditionArbitrary,
    fc.record({
      kind: fc.constantFrom('all' as const, 'any' as const),
      rules: fc.array(tie('rule'), { maxLength: 3 }),
    }),
  ),
}));

/** Whole growth, and averages half-way between as well. */
const points = Array.from({ length: 8 }, (_, growth) =>
  Array.from({ length: 15 }, (__, half) => [growth - 1, half / 2 - 1] as const),
).flat();

function contains(box: RuleBox, point: readonly [number, number]): boolean {
  return figures.every((metric, i) => {
    const range = findFigure(box, { metric, window });
    const value = point[i]!;
    return !range || (value >= range.low && (value < range.high || (range.highClosed && value === range.high)));
  });
}

describe('rules as ranges, on random trees (D51)', () => {
  it('hold exactly where one of the alternatives does', () => {
    fc.assert(
      fc.property(ruleArbitrary, (rule) => {
        const holds = compileRule(rule, (metric) => figures.indexOf(metric as (typeof figures)[number]));
        const boxes = boxesOf(rule);
        fc.pre(boxes !== null);
        const differs = points.filter((point) => boxes!.some((box) => contains(box, point)) !== holds(point, 0));
        expect(differs).toEqual([]);
      }),
      { numRuns: 300, endOnFailure: true },
    );
  });

  it('are called empty or inside another only when no value says otherwise', () => {
    fc.assert(
      fc.property(ruleArbitrary, ruleArbitrary, (a, b) => {
        for (const inner of boxesOf(a) ?? []) {
          if (isEmptyBox(inner)) expect(points.some((point) => contains(inner, point))).toBe(false);
          for (const outer of boxesOf(b) ?? []) {
            if (!isInside(inner, outer)) continue;
            expect(points.filter((point) => contains(inner, point) && !contains(outer, point))).toEqual([]);
          }
        }
      }),
      { numRuns: 300, endOnFailure: true },
    );
  });
});
