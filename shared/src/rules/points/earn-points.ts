import type { EngagementFact, PurchaseFact } from '../../model/fact.js';
import type { EarningRule, PointsEntry, PointsRules } from '../../model/points.js';
import type { Instant } from '../../model/time.js';
import { factId } from '../fact-id.js';
import { capPeriod, type RuleUsage } from './earning-counters.js';
import { availableFrom, lotEnd } from './lot-dates.js';
import { payDebt, type NewPointsLot } from './pay-debt.js';
import { ruleObstacle } from './rule-obstacle.js';
import { rulePoints } from './rule-points.js';

export interface EarningInput {
  /** In force at the fact's `occurredAt`. */
  readonly rules: PointsRules;
  readonly fact: PurchaseFact | EngagementFact;
  /** In which the member stood before the fact was settled. */
  readonly tier: string;
  /** Of that tier's perks, by `pointsMultiplier`; 100 without one. */
  readonly multiplierPercent: number;
  /** By rule key; absent: nothing given yet. */
  readonly used: ReadonlyMap<string, RuleUsage>;
  /** What the member owes. */
  readonly debt: number;
  readonly now: Instant;
}

/** To be added to the counters of a rule. */
export interface EarningCount {
  readonly rule: string;
  /** Of the member's counter, as `capPeriod` names it; null: the rule has no cap. */
  readonly period: string | null;
  /** Whether the rule has a budget, which counts them too. */
  readonly budgeted: boolean;
  readonly points: number;
}

export interface EarningOutcome {
  readonly entries: readonly PointsEntry[];
  /** One for each entry, in their order; what paid a debt is missing in `remaining`. */
  readonly lots: readonly NewPointsLot[];
  readonly debt: number;
  readonly counts: readonly EarningCount[];
}

/** What a purchase or an activity earns: every rule that applies, each its own entry and lot (D100, D101). */
export function earnPoints(input: EarningInput): EarningOutcome {
  const { rules, fact, now } = input;
  const earned = rules.earning.flatMap((rule) => {
    const points = pointsOf(input, rule);
    return points > 0 ? [{ rule, points }] : [];
  });
  const availableAt = fact.kind === 'purchase' ? availableFrom(rules, fact.occurredAt) : fact.occurredAt;
  const expiresAt = lotEnd(rules.expiry, availableAt, rules.timeZone);
  const lots = earned.map(({ points }) => ({ earned: points, remaining: points, availableAt, expiresAt }));
  return {
    entries: earned.map(({ rule, points }) => entryOf(input, rule, points)),
    ...payDebt(input.debt, lots, now),
    counts: earned.map(({ rule, points }) => countOf(input, rule, points)),
  };
}

function pointsOf({ rules, fact, tier, multiplierPercent, used }: EarningInput, rule: EarningRule): number {
  if (fact.occurredAt < rules.effectiveFrom || ruleObstacle(rule, fact, tier) !== null) return 0;
  return rulePoints(rule, fact, multiplierPercent, used.get(rule.key) ?? { member: 0, everybody: 0 }).points;
}

function entryOf({ rules, fact }: EarningInput, rule: EarningRule, points: number): PointsEntry {
  return {
    kind: 'earn',
    delta: points,
    cause: { biz: 'fact', id: factId(fact), line: rule.key },
    occurredAt: fact.occurredAt,
    rulesVersion: rules.version,
    title: rule.title,
  };
}

function countOf({ rules, fact }: EarningInput, { key, cap, budget }: EarningRule, points: number): EarningCount {
  const period = cap ? capPeriod(cap, fact.occurredAt, rules.timeZone) : null;
  return { rule: key, period, budgeted: budget !== null, points };
}
