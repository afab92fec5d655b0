import type { Fact } from '@jieti/shared/model/fact';
import type { LadderSettlement } from '@jieti/shared/model/settlement';
import type { ProgrammeVersion } from '@jieti/shared/model/programme';
import type { TierOverride } from '@jieti/shared/model/tier-override';
import type { TierTransition } from '@jieti/shared/model/tier-state';
import type { Instant } from '@jieti/shared/model/time';
import { foldSettled } from '@jieti/shared/rules/settle';
import { compareHistories, settledAsOf, settleLadder } from '@jieti/shared/rules/settle-ladder';
import { orderVersions } from '@jieti/shared/rules/tier/version-timeline';
import { ladderStandingOf, sameLadderStanding } from './ladder-standing.js';
import type { PublishedLadders } from './published-ladders.queries.js';
import { sameStanding, standingOf, type Standing } from './standing.js';
import { NO_LADDER, type StoredLadder } from './stored-ladder.js';
import { isStoredAs, transitionOfRow, type TransitionRow } from './transition-row.js';

export interface LedgerDifference {
  readonly memberId: number;
  readonly what: 'standing' | 'history' | 'growthEntries' | 'ladder' | 'ladderHistory';
  /** For a difference on a ladder beside membership. */
  readonly programme?: string;
  readonly stored: unknown;
  readonly folded: unknown;
}

/** What a member's standing follows from, and the member row. */
export interface ComparedMember {
  readonly id: number;
  readonly registeredAt: Instant;
  readonly standing: Standing;
  readonly facts: readonly Fact[];
  readonly overrides: readonly TierOverride[];
}

/** What is stored of a member beside the member row. */
export interface ComparedLedger {
  /** Of membership: the transitions that stand, oldest first. */
  readonly transitions: readonly TransitionRow[];
  /** Σ growth entries. */
  readonly growth: number;
  /** By key of the ladder; absent where there is none. */
  readonly ladders?: ReadonlyMap<string, StoredLadder>;
}

export interface ComparedAt {
  readonly now: Instant;
  /** True: what is due by now and was not taken up counts as a difference, for whoever is going to take it up. */
  readonly takesUpDue?: boolean;
}

/**
 * Folds a member again and compares with what is stored; null when nothing differs. A review or a new version that is due
 * but has not been taken up yet is no difference: the member is compared as they stood before it.
 */
export function findDifference(
  member: ComparedMember,
  ledger: ComparedLedger,
  { membership, others }: PublishedLadders,
  at: ComparedAt,
): LedgerDifference | null {
  const own = findMembershipDifference(member, ledger, membership, at);
  if (own) return own;
  for (const versions of others) {
    const stored = ledger.ladders?.get(versions[0]!.programme) ?? NO_LADDER;
    const difference = findLadderDifference(member, stored, versions, at);
    if (difference) return difference;
  }
  return null;
}

function findMembershipDifference(
  member: ComparedMember,
  ledger: ComparedLedger,
  versions: readonly ProgrammeVersion[],
  at: ComparedAt,
): LedgerDifference | null {
  const { id: memberId, facts, overrides, standing } = member;
  const now = settledUntil(standing, versions, at);
  const { state, totals } = foldSettled({ versions, member, facts, overrides, now });
  const folded = standingOf(state, totals);
  if (!sameStanding(standing, folded)) return { memberId, what: 'standing', stored: standing, folded };
  const moved = movedHistory(state.history, ledger.transitions);
  if (moved) return { memberId, what: 'history', stored: moved.superseded, folded: moved.added };
  if (ledger.growth !== folded.growth)
    return { memberId, what: 'growthEntries', stored: ledger.growth, folded: folded.growth };
  return null;
}

function findLadderDifference(
  { id, registeredAt, facts }: ComparedMember,
  { standing, transitions }: StoredLadder,
  versions: readonly ProgrammeVersion[],
  at: ComparedAt,
): LedgerDifference | null {
  const asOf = settledAsOf(facts, standing ? settledUntil(standing, versions, at) : at.now);
  const settlement = settleLadder({ versions, registeredAt, facts, asOf, stored: transitions });
  const folded = ladderStandingOf(settlement.state);
  const where = { memberId: id, programme: versions[0]!.programme };
  if (!sameLadderStanding(standing, folded)) return { ...where, what: 'ladder', stored: standing, folded };
  if (movesHistory(settlement))
    return { ...where, what: 'ladderHistory', stored: settlement.superseded, folded: settlement.added };
  return null;
}

/** Null where nothing moves, which nearly always shows without taking the stored readings apart. */
function movedHistory(
  history: readonly TierTransition[],
  stored: readonly TransitionRow[],
): Pick<LadderSettlement, 'added' | 'superseded'> | null {
  if (history.length === stored.length && history.every((one, i) => isStoredAs(one, stored[i]!))) return null;
  const moved = compareHistories(history, stored.map(transitionOfRow));
  return movesHistory(moved) ? moved : null;
}

function movesHistory({ added, superseded }: Pick<LadderSettlement, 'added' | 'superseded'>): boolean {
  return added.length > 0 || superseded.length > 0;
}

/** The instant before the first thing that is due and not taken up yet; now when there is none. */
function settledUntil(
  { nextReviewAt, version }: { readonly nextReviewAt: Instant | null; readonly version: number },
  versions: readonly ProgrammeVersion[],
  { now, takesUpDue }: ComparedAt,
): Instant {
  if (takesUpDue) return now;
  const ordered = orderVersions(versions);
  const reached = ordered.findIndex((one) => one.version === version);
  const nextVersionAt = reached < 0 ? Infinity : (ordered[reached + 1]?.effectiveFrom ?? Infinity);
  const dueAt = Math.min(nextReviewAt ?? Infinity, nextVersionAt);
  return dueAt <= now ? dueAt - 1 : now;
}
