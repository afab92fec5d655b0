import type { Condition, Rule } from '@jieti/shared/model/programme';
import { sameWindow } from '@jieti/shared/rules/tier/compile-version';
import { placedConditions, ruleOf, type ConditionPlace, type Definition } from './definition';

/**
 * The condition of the published version that the one at `place` goes back to: the same figure in the same rule, else
 * the same metric, else null for one that is new. A retention of its own is held against the entry it replaced.
 */
export function publishedCondition(
  published: Definition | null,
  place: ConditionPlace,
  condition: Condition,
): Condition | null {
  const tier = published?.tiers.find((each) => each.key === place.tier);
  const rule: Rule | null | undefined = tier && (ruleOf(tier, place.side) ?? tier.entry);
  if (!rule) return null;
  const alike = placedConditions(rule)
    .map((each) => each.condition)
    .filter(({ metric, op }) => metric === condition.metric && op === condition.op);
  return alike.find((each) => sameWindow(each.window, condition.window)) ?? alike[0] ?? null;
}
