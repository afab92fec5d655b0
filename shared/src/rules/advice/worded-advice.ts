import type { Audience } from '../conditions/condition-kind.js';
import type { MemberStanding } from '../tier/member-standing.js';
import type { Action } from './action-set.js';
import { adviceSentences } from './advice-sentences.js';
import type { Advice } from './cheapest-actions.js';

/** One way to do it, enough by itself. */
export interface WordedWay {
  readonly sentence: string;
  /** True of the one to name where there is room for one. */
  readonly cheapest: boolean;
  readonly actions: readonly Action[];
}

/** Advice in the words of who reads it. */
export interface WordedAdvice {
  readonly kind: Advice['kind'];
  /** The cheapest way, or why nothing has to be done, or that nothing helps. */
  readonly sentence: string;
  /** The cheapest first; empty unless `kind` is `ways`. */
  readonly ways: readonly WordedWay[];
}

/** Enough ways to choose from. */
const MOST_WAYS = 2;

export function wordedAdvice(standing: MemberStanding, advice: Advice | null, audience: Audience): WordedAdvice | null {
  if (!advice) return null;
  const sentences = adviceSentences(standing, advice, audience);
  const sets = advice.kind === 'ways' ? advice.ways.slice(0, MOST_WAYS) : [];
  return {
    kind: advice.kind,
    sentence: sentences[0]!,
    ways: sets.map(({ actions }, i) => ({ sentence: sentences[i]!, cheapest: i === 0, actions })),
  };
}
