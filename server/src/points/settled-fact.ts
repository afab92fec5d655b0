import type { Fact, FactKey } from '@jieti/shared/model/fact';
import type { PointsRules } from '@jieti/shared/model/points';
import { pointsInForce } from '@jieti/shared/rules/points/points-in-force';

/** An activity is given back whole or not at all. */
export const WHOLE_ACTIVITY = 1;

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

/** A refund of an order, or the word that an activity does not count: that is one whole given back (D265). */
interface Return {
  readonly kind: 'return';
  readonly memberId: number;
  readonly fact: Extract<Fact, { kind: 'refund' | 'reversal' }>;
  /** What earned the points. */
  readonly of: FactKey;
  /** How much of it is given back: fen of an order, 1 for an activity. */
  readonly share: number;
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
        return fact.order ? [{ kind: 'return', memberId, fact, of: fact.order, share: fact.amountFen, rules }] : [];
      case 'reversal':
        return [{ kind: 'return', memberId, fact, of: fact.of, share: WHOLE_ACTIVITY, rules }];
      case 'adjustment':
      case 'referral':
        return [];
      default:
        return fact satisfies never;
    }
  });
}
