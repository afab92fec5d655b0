import type { MemberStanding } from './member-standing.js';
import { keepProgress, nextProgress } from './progress.js';
import { besideText } from './wording.js';

/** What the clerk may say about a purchase being rung up: what it does for the tier; null when there is nothing to say. */
export function coachText(before: MemberStanding, after: MemberStanding): string | null {
  if (after.state.rank > before.state.rank) return `这单之后升为${besideText(after.tier.name)}。`;
  const keep = keepProgress(after);
  if (keep && !keep.holds) return `这单之后，${keep.sentence}。`;
  if (keep && keepProgress(before)?.holds === false)
    return `这单之后，保住${besideText(keep.tier.name)}的条件就达成了。`;
  const next = nextProgress(after);
  return next ? `这单之后，${next.sentence}。` : null;
}
