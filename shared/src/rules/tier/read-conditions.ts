import type { Condition, Rule } from '../../model/programme.js';
import type { ConditionReading } from '../../model/tier-state.js';
import type { BusinessDay } from '../../model/time.js';
import type { FactsOfValue, WindowFigures } from '../conditions/condition-kind.js';
import { conditionKinds } from '../conditions/condition-kinds.js';
import { factId } from '../fact-id.js';
import { conditionsOf } from './compile-rule.js';
import type { FactTape } from './fact-tape.js';
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
  const kind = conditionKinds[metric];
  const figures = figuresOf(tape, inside, {
    day,
    joinDay: member.joinDay,
    windowDays: daysOfWindow(window, day, member),
  });
  const value = kind.value?.(figures) ?? 0;
  return {
    metric,
    window,
    firstDay: first === -Infinity ? null : first,
    lastDay: day,
    value,
    op,
    threshold,
    holds: compare(value, op, threshold),
    facts: factsOf(kind.facts, tape, inside),
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

function figuresOf(
  tape: FactTape,
  inside: readonly number[],
  moment: Pick<WindowFigures, 'day' | 'joinDay' | 'windowDays'>,
): WindowFigures {
  const sum = (column: readonly number[]) => inside.reduce((total, index) => total + column[index]!, 0);
  const orders = inside.filter((index) => tape.orders[index]! > 0);
  const last = orders.at(-1);
  return {
    ...moment,
    spend: sum(tape.spend),
    growth: sum(tape.growth),
    orders: orders.length,
    visits: new Set(orders.map((index) => tape.days[index])).size,
    categoryCount: new Set(orders.flatMap((index) => categoriesOf(tape, index))).size,
    profit: 0,
    score: 0,
    referrals: 0,
    interests: 0,
    lastOrderDay: last === undefined ? null : tape.days[last]!,
  };
}

function categoriesOf(tape: FactTape, index: number): readonly string[] {
  const fact = tape.facts[index]!;
  return fact.kind === 'purchase' ? fact.categories : [];
}

/** The facts that make up a value: for sums also the refunds that lowered an order inside. */
function factsOf(facts: FactsOfValue, tape: FactTape, inside: readonly number[]): readonly string[] {
  const named = (indexes: readonly number[]) => indexes.map((index) => factId(tape.facts[index]!));
  const moved = (column: readonly number[]) =>
    named(withRefunds(tape, inside, (index) => tape.facts[index]!.kind === 'purchase' || column[index]! !== 0));
  const orders = () => inside.filter((index) => tape.orders[index]! > 0);
  switch (facts) {
    case 'spend':
      return moved(tape.spend);
    case 'growth':
      return moved(tape.growth);
    case 'lastOrder':
      return named(orders().slice(-1));
    case 'orders':
      return named(orders());
    case 'profit':
    case 'score':
    case 'referrals':
    case 'interests':
    case 'parts':
    case 'none':
      return [];
    default:
      return facts satisfies never;
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
