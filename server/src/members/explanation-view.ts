import type { AdviceView, Explanation } from '@jieti/shared/api/tiers';
import { formatDay } from '@jieti/shared/calendar';
import type { Audience } from '@jieti/shared/rules/conditions/condition-kind';
import type { WordedAdvice } from '@jieti/shared/rules/advice/worded-advice';
import { communityShare } from '@jieti/shared/rules/community/community-share';
import { explainTier } from '@jieti/shared/rules/tier/explain';
import { factTitle } from './fact-title.js';
import type { MemberPast } from './member-past.queries.js';
import { progressView } from './progress-view.js';
import { readingView } from './reading-view.js';
import type { MemberPicture } from './standings.queries.js';
import { tierBadge } from './tier-badge.js';
import { timelineView } from './timeline-view.js';

/** Why a member stands where they stand, down to each receipt, in the words of who reads it. */
export function explanationView(picture: MemberPicture, past: MemberPast, audience: Audience = 'member'): Explanation {
  const { standing, stores } = picture;
  const { state, version } = standing;
  const explanation = explainTier(standing, audience);
  const { sentence, readings, keep, next, leaving, advice } = explanation;
  const share = communityShare(standing);
  const day = (value: number | null) => (value === null ? null : formatDay(value));
  return {
    tier: tierBadge(version, state.tier),
    sentence,
    since: formatDay(state.since),
    until: day(state.tier === state.computed.tier ? state.until : (state.override?.untilDay ?? null)),
    graceUntil: day(state.graceUntil),
    version: version.version,
    readings: readings.map(readingView),
    keep: keep && progressView(keep),
    next: next && progressView(next),
    counterfactuals: [...explanation.counterfactuals],
    advice: { keep: adviceView(advice.keep), next: adviceView(advice.next) },
    nonChanges: [...explanation.nonChanges],
    contributions: explanation.contributions.map((one) => one.sentence),
    community: share && { sharePercent: share.sharePercent, sentence: share.sentence },
    leaving: leaving.map(({ fact, day: leavesOn, delta }) => ({
      day: formatDay(leavesOn),
      delta,
      title: factTitle(fact, fact.storeId === null ? null : (stores.get(fact.storeId) ?? null)),
    })),
    timeline: timelineView(picture, past),
  };
}

function adviceView(advice: WordedAdvice | null): AdviceView | null {
  return advice && { ...advice, ways: advice.ways.map((way) => ({ ...way, actions: [...way.actions] })) };
}
