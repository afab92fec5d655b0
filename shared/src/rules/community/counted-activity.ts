import type { EngagementFact } from '../../model/fact.js';
import { factId } from '../fact-id.js';
import { compileVersion } from '../tier/compile-version.js';
import { scoreWeight } from '../tier/engagement-score.js';
import type { MemberStanding } from '../tier/member-standing.js';

/** Why an activity does not count: beyond the cap of its day, taken back by the shop, or not in the rules. */
export type ActivityDiscount = 'cap' | 'takenBack' | 'noRule';

/** One activity of a member with what it brought. */
export interface CountedActivity {
  readonly fact: EngagementFact;
  /** Its place in the order of the fold. */
  readonly index: number;
  readonly growth: number;
  /** Points of the engagement score on its own day, before it decays. */
  readonly score: number;
  /** Null for what counts. */
  readonly discount: ActivityDiscount | null;
}

/** Everything a member did beside buying, in fact order, with what of it counts. */
export function countedActivities(standing: MemberStanding): readonly CountedActivity[] {
  const { tape, version } = standing;
  const compiled = compileVersion(version);
  const named = new Set<string>();
  for (const fact of tape.facts) if (fact.kind === 'reversal') named.add(factId(fact.of));
  return tape.facts.flatMap((fact, index): CountedActivity[] => {
    if (fact.kind !== 'engagement') return [];
    const growth = tape.growth[index]!;
    const isTakenBack = named.size > 0 && named.has(factId(fact));
    const score = isTakenBack ? 0 : scoreWeight(tape, index, compiled) / 100;
    const hasRule = compiled.engagement.has(fact.activity) || compiled.score.has(fact.activity);
    const why = isTakenBack ? 'takenBack' : hasRule ? 'cap' : 'noRule';
    return [{ fact, index, growth, score, discount: growth > 0 || score > 0 ? null : why }];
  });
}
