import type { Fact } from '../../model/fact.js';
import type { PreUpgrade, TierFold } from '../../model/tier-state.js';
import type { Instant } from '../../model/time.js';
import { carryRank } from './carry-rank.js';
import type { FactTape } from './fact-tape.js';
import { FoldRun, type FoldTerms } from './fold-run.js';
import { heldSteps } from './held-steps.js';
import { liveSteps } from './live-steps.js';
import { orderFacts } from './order-facts.js';
import { preUpgrade, rankInSight } from './pre-upgrade.js';
import { validUntil } from './validity.js';

export interface TierFoldInput extends FoldTerms {
  /** All facts of the member, in any order, repeats allowed. */
  readonly facts: readonly Fact[];
  readonly asOf: Instant;
}

/**
 * A member's standing and whole history on one ladder as of an instant (F1–F22, D1–D15).
 * Depends on nothing but its input: not on a clock, nor on the order in which facts arrived.
 */
export function foldTier(input: TierFoldInput): TierFold {
  return foldOrdered(input, orderFacts(input.facts, input.asOf, input.knownAt), input.asOf).state;
}

export interface OrderedFold {
  readonly state: TierFold;
  /** Read as far as `asOf`. */
  readonly tape: FactTape;
}

/** The same where the facts are in fold order already. `facts`: the visible ones, each once. */
export function foldOrdered(terms: FoldTerms, facts: readonly Fact[], asOf: Instant): OrderedFold {
  const run = runFold(terms, facts, asOf);
  const inSight = rankInSight(run);
  const waiting = inSight === null ? null : confirmedLater(terms, run, { asOf, rank: inSight });
  return { state: standingAfter(run, waiting), tape: run.tape };
}

/** Another run goes on from `asOf`, so that the one that answers stays where it is (F18). */
function confirmedLater(
  terms: FoldTerms,
  { tape }: FoldRun,
  { asOf, rank }: { readonly asOf: Instant; readonly rank: number },
): PreUpgrade | null {
  const ahead = runFold({ ...terms, evidence: false }, tape.facts, asOf);
  return preUpgrade(ahead, rank, () => step(ahead, Infinity));
}

/** The run as it stands once everything by `asOf` has happened. `facts`: the visible ones, in fold order, each once. */
export function runFold(terms: FoldTerms, facts: readonly Fact[], asOf: Instant): FoldRun {
  const run = new FoldRun(terms, facts);
  join(run);
  while (step(run, asOf));
  return run;
}

function standingAfter(run: FoldRun, waiting: PreUpgrade | null): TierFold {
  const nextReviewAt = Math.min(run.overrides.nextAt(), stepsOf(run).nextCalendarAt(run));
  const { rank, override } = run.effect();
  return {
    tier: run.compiled.tiers[rank]!.definition.key,
    rank,
    computed: { tier: run.tierKey, rank: run.rank },
    override,
    preUpgrade: waiting,
    since: run.member.tierStart,
    until: run.until,
    graceUntil: run.graceUntil,
    nextReviewAt: nextReviewAt === Infinity ? null : nextReviewAt,
    version: run.compiled.version.version,
    history: run.history,
  };
}

function stepsOf(run: FoldRun): typeof heldSteps {
  return run.compiled.version.ladder === 'held' ? heldSteps : liveSteps;
}

function join(run: FoldRun): void {
  const at = run.joinAt;
  const day = run.dayOf(at);
  run.begin(0, day, null);
  run.write({ kind: 'join', at, day, because: [] }, null);
  stepsOf(run).onJoin(run, at);
}

/** The next thing that happens by `asOf`: at one instant a new version, the calendar, overrides, then facts (D7). */
function step(run: FoldRun, asOf: Instant): boolean {
  const versionAt = run.nextVersionAt();
  const calendarAt = stepsOf(run).nextCalendarAt(run);
  const overrideAt = run.overrides.nextAt();
  const at = Math.min(versionAt, calendarAt, overrideAt, run.tape.nextAt());
  if (at > asOf || at === Infinity) return false;
  if (at === versionAt) enterVersion(run, at);
  else if (at === calendarAt) stepsOf(run).onCalendar(run, at);
  else if (at === overrideAt) passOverride(run);
  else readFact(run);
  return true;
}

/** F20: what counts changes; the computed tier goes on underneath, untouched. */
function passOverride(run: FoldRun): void {
  const keyOf = () => run.compiled.tiers[run.effect().rank]!.definition.key;
  const from = keyOf();
  const { kind, at, override } = run.overrides.pass();
  run.history.push({
    ...{ kind, from, to: keyOf(), at, day: run.dayOf(at), version: run.compiled.version.version },
    until: kind === 'overrideStart' ? override.untilDay : run.until,
    ...{ trigger: `override/${override.id}`, because: [] },
  });
}

function readFact(run: FoldRun): void {
  const fact = run.tape.readNext();
  const day = run.tape.days[run.tape.read - 1]!;
  run.figures.takeFact(day);
  stepsOf(run).onFact(run, fact, day);
}

/** F19: the tier is carried by key; a key that is gone is a transition of its own. */
function enterVersion(run: FoldRun, at: Instant): void {
  const from = run.tierKey;
  const wasLive = run.compiled.version.ladder === 'live';
  const day = run.dayOf(at);
  run.enterNextVersion(day);
  const { version } = run.compiled;
  run.rank = carryRank(version, from, run.rank);
  run.tierKey = run.tier.definition.key;
  const beginsHeld = wasLive && version.ladder === 'held' && run.rank > 0;
  if (beginsHeld) run.until = validUntil(run.tier.definition.validity, day, run.member.joinDay);
  if (run.rank === 0) {
    run.until = null;
    run.graceUntil = null;
  }
  if (run.tierKey !== from || beginsHeld) run.write({ kind: 'requalify', at, day, because: [] }, from);
  stepsOf(run).onVersion(run, at);
}
