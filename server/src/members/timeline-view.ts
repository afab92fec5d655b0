import type { TimelineItem } from '@jieti/shared/api/tiers';
import { businessDayOf, formatDay } from '@jieti/shared/calendar';
import type { Fact } from '@jieti/shared/model/fact';
import type { TierTransition } from '@jieti/shared/model/tier-state';
import { factId } from '@jieti/shared/rules/fact-id';
import { counterfactualOf } from '@jieti/shared/rules/tier/counterfactual';
import { transitionTitle } from '@jieti/shared/rules/tier/explain';
import { dayText, figureLabel, figureText, metricUnit } from '@jieti/shared/rules/tier/wording';
import { factNote } from './fact-note.js';
import { factTitle } from './fact-title.js';
import type { MemberPast, SupersededTransition } from './member-past.queries.js';
import { readingView } from './reading-view.js';
import type { MemberPicture } from './standings.queries.js';

/** What of a member the history is drawn from. */
type Pictured = Pick<MemberPicture, 'standing' | 'stores'>;

/** Facts beyond these are on the growth page, which pages through all of them. */
const FACTS = 200;

/** A member's life, newest first: the last facts, every tier change that stands, and those that later facts undid. */
export function timelineView(picture: Pictured, past: MemberPast): TimelineItem[] {
  const { standing } = picture;
  const facts = standing.tape.facts.slice(-FACTS).map((fact) => factItem(fact, picture, past));
  const changes = standing.state.history.map((transition) => ({
    ...transitionItem(transition, picture),
    counterfactual: counterfactualOf(standing, transition)?.short ?? null,
  }));
  const undone = [...lastUndone(past.superseded)].map(([id, transition]) => ({
    ...transitionItem(transition, picture),
    id,
    note: undoneNote(transition, picture),
    superseded: true,
  }));
  return [...facts, ...undone, ...changes].reverse().sort((a, b) => b.at - a.at || layerOf(b) - layerOf(a));
}

/** Each step once, as it was undone last: facts that come in out of order undo the same step many times. */
function lastUndone(superseded: MemberPast['superseded']): ReadonlyMap<string, SupersededTransition> {
  const last = new Map<string, SupersededTransition>();
  for (const step of superseded) {
    const id = `superseded:${step.kind}:${step.to}:${step.at}`;
    const known = last.get(id);
    if (!known || known.supersededAt <= step.supersededAt) last.set(id, step);
  }
  return last;
}

/** At one instant a change stands above the fact that tipped it, and joining below everything. */
function layerOf({ kind }: TimelineItem): number {
  if (kind === 'join') return 0;
  return factKinds.has(kind) ? 1 : 2;
}

function factItem(fact: Fact, { stores }: Pictured, { deltas }: MemberPast): TimelineItem {
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

/** Why an override was set, by whom, and until when. */
function overrideNote({ trigger }: TierTransition, { standing }: Pictured): string {
  const override = standing.input.overrides?.find(({ id }) => trigger === `override/${id}`);
  if (!override) return '';
  const until = override.untilDay === null ? '直到撤销' : `到 ${formatDay(override.untilDay)}`;
  return `${override.reason}，${until}，${override.author} 设定`;
}

/** Which later record undid a change: `11 月 3 日的永康路店退款改变了这一步`. */
function undoneNote({ supersededBy }: SupersededTransition, { standing, stores }: Pictured): string {
  const cause = standing.tape.facts.find((fact) => factId(fact) === supersededBy);
  if (!cause) return '后来的记录改变了这一步';
  const title = factTitle(cause, cause.storeId === null ? null : (stores.get(cause.storeId) ?? null));
  return `${dayText(businessDayOf(cause.occurredAt, standing.version.timeZone))}的${title}改变了这一步`;
}

function readingsNote({ because }: TierTransition): string {
  return because
    .map((reading) => {
      const unit = metricUnit(reading.metric);
      return `${figureLabel(reading)} ${figureText(reading.value, unit)}，需 ${figureText(reading.threshold, unit)}`;
    })
    .join('；');
}

function transitionItem(transition: TierTransition, picture: Pictured): TimelineItem {
  const { kind, at, trigger, because } = transition;
  const isOverride = kind === 'overrideStart' || kind === 'overrideEnd';
  return {
    ...bare,
    ...{ kind, at, trigger },
    id: isOverride ? `${kind}:${trigger}` : `${kind}:${at}`,
    title: transitionTitle(transition, picture.standing.input.versions),
    note: isOverride ? overrideNote(transition, picture) : readingsNote(transition),
    readings: because.map(readingView),
  };
}

const factKinds: ReadonlySet<string> = new Set<Fact['kind']>([
  ...(['purchase', 'refund', 'engagement', 'adjustment', 'referral', 'reversal'] as const),
]);

const bare = { delta: null, amountFen: null, superseded: false, readings: [], counterfactual: null };
