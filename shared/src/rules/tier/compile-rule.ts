import type { Condition, Metric, MetricWindow, Rule } from '../../model/programme.js';

/** A rule as a closure: reads its figures from `figures[offset + slot]`. */
export type Predicate = (figures: ArrayLike<number>, offset: number) => boolean;

/** Gives the slot in which a metric over a window stands. */
export type SlotOf = (metric: Metric, window: MetricWindow) => number;

/** A rule tree as closures over slots; no text is ever evaluated. */
export function compileRule(rule: Rule, slotOf: SlotOf): Predicate {
  if (rule.kind === 'condition') return compileCondition(rule, slotOf(rule.metric, rule.window));
  const parts = rule.rules.map((part) => compileRule(part, slotOf));
  return rule.kind === 'all' ? compileAll(parts) : compileAny(parts);
}

function compileCondition({ op, value }: Condition, slot: number): Predicate {
  switch (op) {
    case '>=':
      return (figures, offset) => figures[offset + slot]! >= value;
    case '<=':
      return (figures, offset) => figures[offset + slot]! <= value;
    case '<':
      return (figures, offset) => figures[offset + slot]! < value;
    default:
      return op satisfies never;
  }
}

function compileAll(parts: readonly Predicate[]): Predicate {
  const [first, second, ...more] = parts;
  if (!first) return () => true;
  if (!second) return first;
  if (more.length === 0) return (figures, offset) => first(figures, offset) && second(figures, offset);
  return (figures, offset) => parts.every((part) => part(figures, offset));
}

function compileAny(parts: readonly Predicate[]): Predicate {
  const [first] = parts;
  if (!first) return () => false;
  if (parts.length === 1) return first;
  return (figures, offset) => parts.some((part) => part(figures, offset));
}

/** The conditions of a rule tree, left to right. */
export function conditionsOf(rule: Rule): readonly Condition[] {
  return rule.kind === 'condition' ? [rule] : rule.rules.flatMap(conditionsOf);
}
