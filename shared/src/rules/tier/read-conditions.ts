import type { Condition, MetricWindow, Rule } from '../../model/programme.js';
import type { CompositePartReading, ConditionReading } from '../../model/tier-state.js';
import { conditionKinds } from '../conditions/condition-kinds.js';
import { factId } from '../fact-id.js';
import { conditionsOf } from './compile-rule.js';
import { partScore } from './composite-parts.js';
import { factsOfValue } from './facts-of-value.js';
import { WindowReading, type ReadingMoment } from './window-reading.js';
import { windowPeriod } from './window-period.js';

/** Every condition of `rule` as it stands at a moment with what the tape has read (F21). */
export function readConditions(rule: Rule, moment: ReadingMoment): readonly ConditionReading[] {
  return conditionsOf(rule).map((condition) => readCondition(condition, moment));
}

export function readCondition(condition: Condition, moment: ReadingMoment): ConditionReading {
  const { metric, window, op, value: threshold } = condition;
  const { first } = windowPeriod(window, moment.day, moment.member);
  const { value, facts, parts } = metric === 'composite' ? readComposite(moment) : readFigure(condition, moment);
  return {
    metric,
    window,
    firstDay: first === -Infinity ? null : first,
    lastDay: moment.day,
    value,
    op,
    threshold,
    holds: compare(value, op, threshold),
    facts: facts.map((index) => moment.tape.idOf(index)),
    ...(parts && { parts }),
  };
}

/** Whether `rule` holds at a moment with what the tape has read. */
export function ruleHolds(rule: Rule, moment: ReadingMoment): boolean {
  if (rule.kind === 'condition') return conditionHolds(rule, moment);
  const holds = (part: Rule) => ruleHolds(part, moment);
  return rule.kind === 'all' ? rule.rules.every(holds) : rule.rules.some(holds);
}

/** Whether one condition holds, without its facts. */
export function conditionHolds(condition: Condition, moment: ReadingMoment): boolean {
  const value = condition.metric === 'composite' ? readComposite(moment).value : figureOf(condition, moment);
  return compare(value, condition.op, condition.value);
}

interface Figure {
  readonly metric: Condition['metric'];
  readonly window: MetricWindow;
}

function figureOf({ metric, window }: Figure, moment: ReadingMoment): number {
  return conditionKinds[metric].value?.(new WindowReading(window, moment)) ?? 0;
}

interface FigureReading {
  readonly value: number;
  /** Places on the tape of the facts that make up the value, in fact order. */
  readonly facts: readonly number[];
  readonly parts?: readonly CompositePartReading[];
}

function readFigure({ metric, window }: Figure, moment: ReadingMoment): FigureReading {
  const kind = conditionKinds[metric];
  const figures = new WindowReading(window, moment);
  return { value: kind.value?.(figures) ?? 0, facts: factsOfValue(kind.facts, figures) };
}

/** The score, its factors, and the facts of all of them (T4). */
function readComposite(moment: ReadingMoment): FigureReading {
  const facts = new Set<number>();
  const parts = (moment.compiled.version.composite ?? []).map((part): CompositePartReading => {
    const { metric, window, cap, weightPercent } = part;
    const figure = readFigure(part, moment);
    for (const index of figure.facts) facts.add(index);
    return { metric, window, value: figure.value, cap, weightPercent, score: partScore(part, figure.value) };
  });
  addTakenBack(facts, moment);
  const value = parts.reduce((total, part) => total + part.score, 0);
  return { value, facts: [...facts].sort((a, b) => a - b), parts };
}

/** One factor may list an order that another counts as given back: with its refund listed too, all of them recompute. */
function addTakenBack(facts: Set<number>, { tape }: ReadingMoment): void {
  const listed = new Map([...facts].map((index) => [tape.idOf(index), index]));
  tape.facts.forEach((fact, index) => {
    if (fact.kind === 'refund' && facts.has(tape.targets[index] ?? -1) && tape.refundCounts(index)) facts.add(index);
    const referral = fact.kind === 'reversal' ? listed.get(factId(fact.of)) : undefined;
    if (referral !== undefined && (index < tape.read || tape.actsAtOnce(referral))) facts.add(index);
  });
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
