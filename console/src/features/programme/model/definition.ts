import type { Condition, Rule, TierDefinition } from '@jieti/shared/model/programme';
import type { ProgrammeDraft } from '@jieti/shared/rules/programme/validate-programme';

/** What the designer edits: a programme without number and date. Tiers stand base first. */
export type Definition = ProgrammeDraft;
export type RuleSide = 'entry' | 'retention';

/** One condition of one tier. */
export interface ConditionPlace {
  readonly tier: string;
  readonly side: RuleSide;
  /** From the root of the rule: indexes into nested groups; empty for a rule that is one condition. */
  readonly path: readonly number[];
}

export interface PlacedCondition {
  readonly condition: Condition;
  readonly path: readonly number[];
}

/** The conditions of a rule in reading order, each with its place. */
export function placedConditions(rule: Rule, path: readonly number[] = []): readonly PlacedCondition[] {
  if (rule.kind === 'condition') return [{ condition: rule, path }];
  return rule.rules.flatMap((each, index) => placedConditions(each, [...path, index]));
}

export function ruleOf(tier: TierDefinition, side: RuleSide): Rule | null {
  return side === 'entry' ? tier.entry : tier.retention;
}

export function findCondition(definition: Definition, place: ConditionPlace): Condition | null {
  const tier = definition.tiers.find((each) => each.key === place.tier);
  const rule = tier && ruleOf(tier, place.side);
  if (!rule) return null;
  const path = place.path.join('.');
  return placedConditions(rule).find((each) => each.path.join('.') === path)?.condition ?? null;
}

export function samePlace(a: ConditionPlace | null, b: ConditionPlace): boolean {
  return a !== null && a.tier === b.tier && a.side === b.side && a.path.join('.') === b.path.join('.');
}
