import type { Fact } from '@jieti/shared/model/fact';
import type { ProgrammeVersion } from '@jieti/shared/model/programme';
import type { Instant } from '@jieti/shared/model/time';
import { settle } from '@jieti/shared/rules/settle';
import { sameStanding, standingOf, type Standing } from './standing.js';
import type { StoredLedger } from './walk.queries.js';

export interface LedgerDifference {
  readonly memberId: number;
  readonly what: 'standing' | 'history' | 'growthEntries';
  readonly stored: unknown;
  readonly folded: unknown;
}

interface Stored {
  readonly id: number;
  readonly registeredAt: Instant;
  readonly standing: Standing;
  readonly facts: readonly Fact[];
}

/**
 * Folds a member again and compares with what is stored; null when nothing differs. A review that is due but has not
 * run yet is no difference: the member is compared as they stood before it.
 */
export function findDifference(
  member: Stored,
  ledger: StoredLedger,
  versions: readonly ProgrammeVersion[],
  now: Instant,
): LedgerDifference | null {
  const dueAt = member.standing.nextReviewAt;
  const settlement = settle({
    ...{ versions, member, facts: member.facts, fresh: [], stored: ledger.transitions },
    ...{ now: dueAt !== null && dueAt <= now ? dueAt - 1 : now, announce: false, shopName: '' },
  });
  const memberId = member.id;
  const folded = standingOf(settlement.state, settlement.totals);
  if (!sameStanding(member.standing, folded)) {
    return { memberId, what: 'standing', stored: member.standing, folded };
  }
  if (settlement.added.length > 0 || settlement.superseded.length > 0) {
    return { memberId, what: 'history', stored: settlement.superseded, folded: settlement.added };
  }
  if (ledger.growth !== folded.growth) {
    return { memberId, what: 'growthEntries', stored: ledger.growth, folded: folded.growth };
  }
  return null;
}
