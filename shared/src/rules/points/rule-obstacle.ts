import type { EarningRule } from '../../model/points.js';
import type { Instant } from '../../model/time.js';

/** What an earning rule looks at; `kind` says whether money was paid or something was done. */
export type EarningEvent =
  | {
      readonly kind: 'purchase';
      readonly amountFen: number;
      readonly categories: readonly string[];
      readonly storeId: string | null;
      readonly occurredAt: Instant;
    }
  | {
      readonly kind: 'engagement';
      readonly activity: string;
      readonly storeId: string | null;
      readonly occurredAt: Instant;
    };

/** Why a rule gives nothing for something. */
export type RuleObstacle = 'kind' | 'activity' | 'category' | 'store' | 'tier' | 'notYet' | 'over';

/** The first reason for which `rule` does not apply; null when it does. An unknown store or category is on no list (D101). */
export function ruleObstacle(rule: EarningRule, event: EarningEvent, tier: string): RuleObstacle | null {
  if (rule.tiers.length > 0 && !rule.tiers.includes(tier)) return 'tier';
  if (rule.from !== null && event.occurredAt < rule.from) return 'notYet';
  if (rule.until !== null && event.occurredAt >= rule.until) return 'over';
  switch (rule.kind) {
    case 'spend':
      if (event.kind !== 'purchase') return 'kind';
      if (rule.stores.length > 0 && !(event.storeId !== null && rule.stores.includes(event.storeId))) return 'store';
      return rule.categories.length === 0 || event.categories.some((one) => rule.categories.includes(one))
        ? null
        : 'category';
    case 'engagement':
      if (event.kind !== 'engagement') return 'kind';
      return event.activity === rule.activity ? null : 'activity';
    default:
      return rule satisfies never;
  }
}
