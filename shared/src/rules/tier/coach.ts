import { adviceSentences } from '../advice/advice-sentences.js';
import { adviceToKeep, adviceToReach, purchaseToKeep, type Advice } from '../advice/cheapest-actions.js';
import type { MemberStanding } from './member-standing.js';
import { keepProgress } from './progress.js';
import { besideText } from './wording.js';

/** What the clerk may say before anything is rung up: the cheapest way to keep the tier, else to rise; null at the top. */
export function visitHint(standing: MemberStanding): string | null {
  const hint = keepHint(standing) ?? nextHint(standing);
  return hint === null ? null : `${hint}。`;
}

/** What the clerk may say about a purchase being rung up: what it does for the tier; null when there is nothing to say. */
export function coachText(before: MemberStanding, after: MemberStanding): string | null {
  if (after.state.rank > before.state.rank) return `这单之后升为${besideText(after.tier.name)}。`;
  const keep = keepProgress(after);
  const kept = keepHint(after);
  if (kept !== null) return `这单之后，${kept}。`;
  if (keep?.holds && keepProgress(before)?.holds === false)
    return `这单之后，保住${besideText(keep.tier.name)}的条件就达成了。`;
  const next = nextHint(after);
  return next === null ? null : `这单之后，${next}。`;
}

/** What the tier still needs; null when it is kept, has no review, or nothing helps in time. */
function keepHint(standing: MemberStanding): string | null {
  const keep = keepProgress(standing);
  if (!keep || keep.holds) return null;
  const bought = purchaseToKeep(standing);
  return wayText(standing, isPlain(bought) || isLong(standing) ? bought : adviceToKeep(standing));
}

function nextHint(standing: MemberStanding): string | null {
  const bought = adviceToReach(standing, { onlyPurchase: true });
  return wayText(standing, isPlain(bought) || isLong(standing) ? bought : adviceToReach(standing));
}

/** Whether one purchase does just that, so that nothing simpler is to be looked for. */
function isPlain(advice: Advice | null): boolean {
  if (advice?.kind !== 'ways') return advice?.kind !== 'none';
  return advice.ways[0]!.rankAfter <= advice.goal.rank;
}

/** A search folds the history up to 60 times while a customer waits; of a long one only purchases are tried. */
const MOST_FACTS = 1000;

function isLong({ tape }: MemberStanding): boolean {
  return tape.facts.length > MOST_FACTS;
}

function wayText(standing: MemberStanding, advice: Advice | null): string | null {
  if (!advice || advice.kind === 'none' || advice.kind === 'done') return null;
  return adviceSentences(standing, advice, 'clerk')[0] ?? null;
}
