import type { TimelineItem } from '@jieti/shared/api/tiers';
import type { Fact } from '@jieti/shared/model/fact';
import type { TierTransition } from '@jieti/shared/model/tier-state';
import { factId } from '@jieti/shared/rules/fact-id';
import { counterfactualOf } from '@jieti/shared/rules/tier/counterfactual';
import { transitionTitle } from '@jieti/shared/rules/tier/explain';
import { figureLabel, figureText, metricUnit } from '@jieti/shared/rules/tier/wording';
import { factNote } from './fact-note.js';
import { factTitle } from './fact-title.js';
import type { MemberPast } from './member-past.queries.js';
import { readingView } from './reading-view.js';
import type { MemberPicture } from './standings.queries.js';

/** Facts beyond these are on the growth page, which pages through all of them. */
const FACTS = 200;

/** A member's life, newest first: the last facts, every tier change that stands, and those that later facts undid. */
export function timelineView(picture: MemberPicture, past: MemberPast): TimelineItem[] {
  const { standing } = picture;
  const facts = standing.tape.facts.slice(-FACTS).map((fact) => factItem(fact, picture, past));
  const changes = standing.state.history.map((transition) => ({
    ...transitionItem(transition, picture),
    counterfactual: counterfactualOf(standing, transition)?.short ?? null,
  }));
  const undone = past.superseded.map((transition) => ({
    ...transitionItem(transition, picture),
    id: `superseded:${transition.kind}:${transition.at}`,
    note: '后来的记录改变了这一步',
    superseded: true,
  }));
  return [...facts, ...undone, ...changes].reverse().sort((a, b) => b.at - a.at || layerOf(b) - layerOf(a));
}

/** At one instant a change stands above the fact that tipped it, and joining below everything. */
function layerOf({ kind }: TimelineItem): number {
  if (kind === 'join') return 0;
  return kind === 'purchase' || kind === 'refund' || kind === 'engagement' || kind === 'adjustment' ? 1 : 2;
}

function factItem(fact: Fact, { stores }: MemberPicture, { deltas }: MemberPast): TimelineItem {
  return {
    ...bare,
    id: factId(fact),
    at: fact.occurredAt,
    kind: fact.kind,
    title: factTitle(fact, fact.storeId === null ? null : (stores.get(fact.storeId) ?? null)),
    note: factNote(fact),
    delta: deltas.get(factId(fact)) ?? 0,
    amountFen: fact.kind === 'purchase' ? fact.amountFen : fact.kind === 'refund' ? -fact.amountFen : null,
  };
}

function transitionItem(transition: TierTransition, { standing }: MemberPicture): TimelineItem {
  return {
    ...bare,
    id: `${transition.kind}:${transition.at}`,
    at: transition.at,
    kind: transition.kind,
    title: transitionTitle(transition, standing.input.versions),
    note: transition.because
      .map((reading) => {
        const unit = metricUnit(reading.metric);
        return `${figureLabel(reading)} ${figureText(reading.value, unit)}，需 ${figureText(reading.threshold, unit)}`;
      })
      .join('；'),
    trigger: transition.trigger,
    readings: transition.because.map(readingView),
  };
}

const bare = { delta: null, amountFen: null, superseded: false, readings: [], counterfactual: null };
