import type { Fact } from '../../model/fact.js';
import type { ProgrammeVersion } from '../../model/programme.js';
import type { TierFold } from '../../model/tier-state.js';
import type { Instant } from '../../model/time.js';
import { FoldRun } from './fold-run.js';
import { heldSteps } from './held-steps.js';
import { liveSteps } from './live-steps.js';
import { orderFacts } from './order-facts.js';

export interface TierFoldInput {
  /** All versions of one ladder, at least one, in any order. */
  readonly versions: readonly ProgrammeVersion[];
  readonly registeredAt: Instant;
  /** All facts of the member, in any order, repeats allowed. */
  readonly facts: readonly Fact[];
  readonly asOf: Instant;
  /** Leave out what was recorded later: what was believed then. */
  readonly knownAt?: Instant;
}

/**
 * A member's standing and whole history on one ladder as of an instant (F1–F19, F21, F22, D1–D12).
 * Depends on nothing but its input: not on a clock, nor on the order in which facts arrived.
 */
export function foldTier(input: TierFoldInput): TierFold {
  const facts = orderFacts(input.facts, input.asOf, input.knownAt);
  const run = new FoldRun(input.versions, facts, input.registeredAt);
  join(run);
  while (step(run, input.asOf));
  const nextReviewAt = Math.min(run.nextVersionAt(), stepsOf(run).nextCalendarAt(run));
  return {
    tier: run.tierKey,
    rank: run.rank,
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

/** The next thing that happens by `asOf`: at one instant first a new version, then the calendar, then facts (D7). */
function step(run: FoldRun, asOf: Instant): boolean {
  const versionAt = run.nextVersionAt();
  const calendarAt = stepsOf(run).nextCalendarAt(run);
  const at = Math.min(versionAt, calendarAt, run.tape.nextAt());
  if (at > asOf || at === Infinity) return false;
  if (at === versionAt) enterVersion(run, at);
  else if (at === calendarAt) stepsOf(run).onCalendar(run, at);
  else readFact(run);
  return true;
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
  const oldRank = run.rank;
  const day = run.dayOf(at);
  run.enterNextVersion(day);
  const { tiers, mapping } = run.compiled.version;
  const rankOf = (key: string | undefined) => tiers.findIndex((tier) => tier.key === key);
  const carried = rankOf(from) >= 0 ? rankOf(from) : rankOf(mapping?.[from]);
  run.rank = carried >= 0 ? carried : Math.min(oldRank, tiers.length - 1);
  run.tierKey = run.tier.definition.key;
  if (run.rank === 0) {
    run.until = null;
    run.graceUntil = null;
  }
  if (run.tierKey !== from) run.write({ kind: 'requalify', at, day, because: [] }, from);
  stepsOf(run).onVersion(run, at);
}
