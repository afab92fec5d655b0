import type { TierFold } from '@jieti/shared/model/tier-state';
import type { Instant } from '@jieti/shared/model/time';
import type { SqlValue } from '../db/sql.js';

/** What is kept of a member's place on a ladder beside membership. */
export interface LadderStanding {
  readonly tier: string;
  readonly rank: number;
  readonly since: number;
  readonly until: number | null;
  readonly graceUntil: number | null;
  readonly nextReviewAt: Instant | null;
  readonly version: number;
}

/** A row of `ladder_standing`. */
export interface LadderStandingRow {
  readonly programme: string;
  readonly member_id: number;
  readonly tier: string;
  readonly tier_rank: number;
  readonly since: number;
  readonly until_day: number | null;
  readonly grace_until: number | null;
  readonly next_review_at: number | null;
  readonly programme_version: number;
}

export const ladderColumns = [
  ...['programme', 'member_id', 'tier', 'tier_rank', 'since', 'until_day', 'grace_until', 'next_review_at'],
  'programme_version',
] as const;

export function ladderStandingOf(state: TierFold): LadderStanding {
  const { tier, rank, since, until, graceUntil, nextReviewAt, version } = state;
  return { tier, rank, since, until, graceUntil, nextReviewAt, version };
}

export function ladderStandingOfRow(row: LadderStandingRow): LadderStanding {
  return {
    tier: row.tier,
    rank: row.tier_rank,
    since: row.since,
    until: row.until_day,
    graceUntil: row.grace_until,
    nextReviewAt: row.next_review_at,
    version: row.programme_version,
  };
}

/** The values of `ladderColumns` after programme and member. */
export function rowOfLadderStanding(s: LadderStanding): SqlValue[] {
  return [s.tier, s.rank, s.since, s.until, s.graceUntil, s.nextReviewAt, s.version];
}

export function sameLadderStanding(a: LadderStanding | null, b: LadderStanding): boolean {
  if (!a) return false;
  const [left, right] = [rowOfLadderStanding(a), rowOfLadderStanding(b)];
  return left.every((value, i) => value === right[i]);
}
