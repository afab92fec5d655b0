import type { EarningRule } from '../../model/points.js';
import type { RuleUsage } from './earning-counters.js';
import { floorOfProduct } from './floor-of-product.js';
import type { EarningEvent } from './rule-obstacle.js';

/** What one rule that applies brings. */
export interface RulePoints {
  readonly points: number;
  /** What it would bring without its cap and its budget. */
  readonly before: number;
  readonly limit: 'cap' | 'budget' | null;
}

/**
 * `floor(paid × points × multiplier ÷ (perFen × 100))` of an order, the fixed points of an activity; at most what the cap
 * leaves the member in the period and the budget leaves everybody (D101).
 */
export function rulePoints(
  rule: EarningRule,
  event: EarningEvent,
  multiplierPercent: number,
  used: RuleUsage,
): RulePoints {
  const before = pointsBefore(rule, event, multiplierPercent);
  const cap = rule.cap ? Math.max(0, rule.cap.points - used.member) : Infinity;
  const budget = rule.budget === null ? Infinity : Math.max(0, rule.budget - used.everybody);
  const points = Math.min(before, cap, budget);
  if (points === before) return { points, before, limit: null };
  return { points, before, limit: cap <= budget ? 'cap' : 'budget' };
}

function pointsBefore(rule: EarningRule, event: EarningEvent, multiplierPercent: number): number {
  if (rule.kind === 'engagement') return event.kind === 'engagement' ? rule.points : 0;
  if (event.kind !== 'purchase') return 0;
  const percent = rule.multiplied ? multiplierPercent : 100;
  return floorOfProduct(event.amountFen, rule.points * percent, rule.perFen * 100);
}
