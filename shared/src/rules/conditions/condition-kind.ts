import type { Condition, Metric, MetricWindow } from '../../model/programme.js';
import type { ConditionReading } from '../../model/tier-state.js';
import type { BusinessDay } from '../../model/time.js';

/** How a figure is printed: fen, points, a count, days, categories, or hundredths of a point. */
export type FigureUnit = 'fen' | 'growth' | 'count' | 'days' | 'categories' | 'score';

/** Who reads a sentence: the member (你), the clerk at the till, the operator at the desk (T8). */
export type Audience = 'member' | 'clerk' | 'operator';

/** What one window holds at one instant, for a metric to read its value from. */
export interface WindowFigures {
  readonly spend: number;
  readonly growth: number;
  readonly orders: number;
  readonly visits: number;
  readonly categoryCount: number;
  /** Fen of margin. */
  readonly profit: number;
  /** Hundredths of a point, with parts of them. */
  readonly score: number;
  readonly referrals: number;
  readonly interests: number;
  /** Day of the last order that counts, within the window; null without one. */
  readonly lastOrderDay: BusinessDay | null;
  readonly day: BusinessDay;
  readonly joinDay: BusinessDay;
  readonly windowDays: number;
}

/** One field of a condition: draws the form and checks it. */
export interface ConditionField {
  readonly key: 'window' | 'op' | 'value';
  readonly label: string;
  readonly min?: number;
  readonly max?: number;
  /** Size of a step of the form; values are whole multiples of it. */
  readonly step?: number;
}

/**
 * Which facts make up a value: those that moved a sum (with the linked refunds that lowered an order), the orders that
 * count or the last of them, the referrals or signs of interest counted, those of all parts of a composite, or none.
 */
export type FactsOfValue =
  | 'spend'
  | 'growth'
  | 'profit'
  | 'orders'
  | 'lastOrder'
  | 'score'
  | 'referrals'
  | 'interests'
  | 'parts'
  | 'none';

/** Everything about one metric as a condition: its value, its form, its words. One file each. */
export interface ConditionKind {
  readonly metric: Metric;
  readonly label: string;
  readonly unit: FigureUnit;
  readonly windows: readonly MetricWindow['kind'][];
  readonly ops: readonly Condition['op'][];
  readonly fields: readonly ConditionField[];
  readonly facts: FactsOfValue;
  /** Null for `composite`, which is put together from the values of its parts. */
  readonly value: ((figures: WindowFigures) => number) | null;
  /** What is missing, as a noun: `252 成长值`, `10 天到店`. */
  missing(left: number): string;
  /** What the condition asks for, without its window: `到店满 10 天`. */
  clause(condition: Pick<Condition, 'op' | 'value'>): string;
  /** The condition as read, as a sentence. */
  sentence(reading: ConditionReading, audience: Audience): string;
}
