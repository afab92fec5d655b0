import type { Fact } from '../../model/fact.js';
import type { TierTransition } from '../../model/tier-state.js';
import type { Instant } from '../../model/time.js';
import { businessDayOf } from '../../calendar.js';
import { factId } from '../fact-id.js';
import { runFold } from './fold.js';
import type { FoldRun } from './fold-run.js';
import type { MemberStanding } from './member-standing.js';
import { orderFacts } from './order-facts.js';
import { tierNameOf } from './tier-name-of.js';
import { besideText, dayText } from './wording.js';

/** A refund, or several together, without which the tier would be another. */
export interface RefundCounterfactual {
  /** `source/externalId`, oldest first. */
  readonly refunds: readonly string[];
  /** The tier without them. */
  readonly tier: string;
  /** `若无 3 月 8 日的退款，将保持金卡。` */
  readonly sentence: string;
}

/** Each one is tried by a fold of its own. */
const MOST_TRIED = 8;

/** Whether a refund decided that a tier was lost or its grace began: folded again without it, at that instant. */
export function refundBehind(standing: MemberStanding, transition: TierTransition): RefundCounterfactual | null {
  const { kind, from, because, at, version } = transition;
  if (from === null || !['downgrade', 'graceStart', 'requalify'].includes(kind)) return null;
  const listed = because.flatMap(({ facts }) => facts);
  const keeps = (run: FoldRun) => run.tierKey === from && run.graceUntil === null;
  const found = decidingRefunds(standing, { asOf: at, listed, reaches: keeps });
  if (!found) return null;
  const name = besideText(tierNameOf(from, version, standing.input.versions));
  return { refunds: found.map(factId), tier: from, sentence: `若无${refundText(standing, found)}，将保持${name}。` };
}

/** Whether a refund stands between a member and a higher tier, today. */
export function refundInTheWay(standing: MemberStanding): RefundCounterfactual | null {
  const { state, version, input } = standing;
  const above = version.tiers[state.computed.rank + 1];
  if (!above) return null;
  const listed = standing.readings(above.entry, standing.today, { counts: 'entry' }).flatMap(({ facts }) => facts);
  const rises = (run: FoldRun) => run.rank > state.computed.rank;
  const found = decidingRefunds(standing, { asOf: input.now, listed, reaches: rises });
  if (!found) return null;
  const { tierKey } = foldWithout(standing, found, input.now);
  const name = besideText(tierNameOf(tierKey, version.version, input.versions));
  return { refunds: found.map(factId), tier: tierKey, sentence: `若无${refundText(standing, found)}，现在是${name}。` };
}

interface Aim {
  readonly asOf: Instant;
  /** What the readings rest on: of several refunds only those are named together. */
  readonly listed: readonly string[];
  readonly reaches: (run: FoldRun) => boolean;
}

/** The last single refund that decides; else those of the readings together, where they do. */
function decidingRefunds(standing: MemberStanding, { asOf, listed, reaches }: Aim): readonly Fact[] | null {
  const refunds = standing.tape.facts.filter((fact) => fact.kind === 'refund' && fact.occurredAt <= asOf);
  const decide = (some: readonly Fact[]) => reaches(foldWithout(standing, some, asOf));
  const single = refunds.slice(-MOST_TRIED).findLast((one) => decide([one]));
  if (single) return [single];
  const named = refunds.filter((fact) => listed.includes(factId(fact)));
  return named.length > 1 && decide(named) ? named : null;
}

function foldWithout({ input, tape }: MemberStanding, gone: readonly Fact[], asOf: Instant): FoldRun {
  const { versions, registeredAt } = input;
  const left = new Set(gone.map(factId));
  const facts = orderFacts(tape.facts, asOf).filter((fact) => !left.has(factId(fact)));
  return runFold({ versions, registeredAt, evidence: false }, facts, asOf);
}

function refundText({ version }: MemberStanding, refunds: readonly Fact[]): string {
  const [first] = refunds;
  if (refunds.length > 1 || !first) return `这 ${refunds.length} 笔退款`;
  return ` ${dayText(businessDayOf(first.occurredAt, version.timeZone))}的退款`;
}
