import type { Fact, FactKey } from '@jieti/shared/model/fact';
import type { PointsRules } from '@jieti/shared/model/points';
import { pointsInForce } from '@jieti/shared/rules/points/points-in-force';

/** A fact that was just stored, of a locked member. */
export interface SettledFact {
  readonly memberId: number;
  readonly fact: Fact;
  /** In which the member stood before the transaction. */
  readonly tier: string;
}

interface Earning {
  readonly kind: 'earning';
  readonly memberId: number;
  readonly tier: string;
  readonly fact: Extract<Fact, { kind: 'purchase' | 'engagement' }>;
  readonly rules: PointsRules;
}

interface Return {
  readonly kind: 'return';
  readonly memberId: number;
  readonly fact: Extract<Fact, { kind: 'refund' }> & { readonly order: FactKey };
  readonly rules: PointsRules;
}

/** A fact that may move points, with the rules in force when it happened. */
export type PointsMover = Earning | Return;

/** What of these facts may move points: nothing that happened before the first rules (D180). */
export function pointsMovers(facts: readonly SettledFact[], versions: readonly PointsRules[]): readonly PointsMover[] {
  return facts.flatMap(({ memberId, fact, tier }): PointsMover[] => {
    const rules = pointsInForce(versions, fact.occurredAt);
    if (!rules) return [];
    switch (fact.kind) {
      case 'purchase':
        return [{ kind: 'earning', memberId, tier, fact, rules }];
      case 'engagement':
        return rules.earning.some((rule) => rule.kind === 'engagement' && rule.activity === fact.activity)
          ? [{ kind: 'earning', memberId, tier, fact, rules }]
          : [];
      case 'refund':
        return fact.order ? [{ kind: 'return', memberId, fact: { ...fact, order: fact.order }, rules }] : [];
      case 'adjustment':
      case 'referral':
      case 'reversal':
        return [];
      default:
        return fact satisfies never;
    }
  });
}
