import type { Condition, Metric, Rule } from '../../model/programme.js';
import type { ConditionReading } from '../../model/tier-state.js';
import type { BusinessDay } from '../../model/time.js';
import { factId } from '../fact-id.js';
import { conditionsOf } from './compile-rule.js';
import type { FactTape } from './fact-tape.js';
import { NEVER_ORDERED_DAYS } from './member-figures.js';
import { daysOfWindow, windowPeriod, type MemberDays } from './window-period.js';

/** Every condition of `rule` as it stands on `day` with what the tape has read (F21). */
export function readConditions(
  rule: Rule,
  tape: FactTape,
  day: BusinessDay,
  member: MemberDays,
): readonly ConditionReading[] {
  return conditionsOf(rule).map((condition) => readCondition(condition, tape, day, member));
}

export function readCondition(
  condition: Condition,
  tape: FactTape,
  day: BusinessDay,
  member: MemberDays,
): ConditionReading {
  const { metric, window, op, value: threshold } = condition;
  const { first } = windowPeriod(window, day, member);
  const inside = insideOf(tape, first);
  const value = valueOf(metric, tape, inside, { day, windowDays: daysOfWindow(window, day, member) });
  return {
    metric,
    window,
    firstDay: first === -Infinity ? null : first,
    lastDay: day,
    value,
    op,
    threshold,
    holds: compare(value, op, threshold),
    facts: factsOf(metric, tape, inside),
  };
}

/** Whether `rule` holds on `day` with what the tape has read. */
export function ruleHolds(rule: Rule, tape: FactTape, day: BusinessDay, member: MemberDays): boolean {
  if (rule.kind === 'condition') return readCondition(rule, tape, day, member).holds;
  const holds = (part: Rule) => ruleHolds(part, tape, day, member);
  return rule.kind === 'all' ? rule.rules.every(holds) : rule.rules.some(holds);
}

function compare(value: number, op: Condition['op'], threshold: number): boolean {
  switch (op) {
    case '>=':
      return value >= threshold;
    case '<=':
      return value <= threshold;
    case '<':
      return value < threshold;
    default:
      return op satisfies never;
  }
}

function insideOf(tape: FactTape, first: number): readonly number[] {
  const inside: number[] = [];
  let index = tape.read - 1;
  while (index >= 0 && tape.days[index]! >= first) inside.push(index--);
  return inside.reverse();
}

interface Moment {
  readonly day: BusinessDay;
  readonly windowDays: number;
}

function valueOf(metric: Metric, tape: FactTape, inside: readonly number[], moment: Moment): number {
  const sum = (column: readonly number[]) => inside.reduce((total, index) => total + column[index]!, 0);
  const orders = inside.filter((index) => tape.orders[index]! > 0);
  switch (metric) {
    case 'netSpend':
      return sum(tape.spend);
    case 'growth':
      return sum(tape.growth);
    case 'orderCount':
      return orders.length;
    case 'visitDays':
      return new Set(orders.map((index) => tape.days[index])).size;
    case 'categoryCount':
      return new Set(orders.flatMap((index) => categoriesOf(tape, index))).size;
    case 'averageOrder':
      return orders.length > 0 ? sum(tape.spend) / orders.length : 0;
    case 'ordersPerMonth':
      return orders.length / (moment.windowDays / 30);
    case 'recencyDays':
      return orders.length > 0 ? moment.day - tape.days[orders.at(-1)!]! : NEVER_ORDERED_DAYS;
    default:
      return metric satisfies never;
  }
}

function categoriesOf(tape: FactTape, index: number): readonly string[] {
  const fact = tape.facts[index]!;
  return fact.kind === 'purchase' ? fact.categories : [];
}

/** The facts that make up a value: for sums also the refunds that lowered an order inside. */
function factsOf(metric: Metric, tape: FactTape, inside: readonly number[]): readonly string[] {
  const named = (indexes: readonly number[]) => indexes.map((index) => factId(tape.facts[index]!));
  switch (metric) {
    case 'netSpend':
    case 'averageOrder':
      return named(
        withRefunds(tape, inside, (index) => tape.facts[index]!.kind === 'purchase' || tape.spend[index]! !== 0),
      );
    case 'growth':
      return named(
        withRefunds(tape, inside, (index) => tape.facts[index]!.kind === 'purchase' || tape.growth[index]! !== 0),
      );
    case 'recencyDays':
      return named(inside.filter((index) => tape.orders[index]! > 0).slice(-1));
    case 'orderCount':
    case 'ordersPerMonth':
    case 'visitDays':
    case 'categoryCount':
      return named(inside.filter((index) => tape.orders[index]! > 0));
    default:
      return metric satisfies never;
  }
}

function withRefunds(tape: FactTape, inside: readonly number[], adds: (index: number) => boolean): readonly number[] {
  const first = inside[0];
  if (first === undefined) return [];
  const own = inside.filter(adds);
  const refunds: number[] = [];
  tape.targets.forEach((order, index) => order >= first && tape.refundCounts(index) && refunds.push(index));
  return refunds.length === 0 ? own : [...own, ...refunds].sort((a, b) => a - b);
}
