import type { MemberTotals } from '@jieti/shared/model/settlement';
import type { TierFold } from '@jieti/shared/model/tier-state';
import type { Instant } from '@jieti/shared/model/time';
import type { SqlValue } from '../db/sql.js';

/** What the member row keeps of the fold: always equal to what the facts say. */
export interface Standing extends MemberTotals {
  readonly joinedAt: Instant;
  readonly tier: string;
  readonly rank: number;
  readonly since: number;
  readonly until: number | null;
  readonly graceUntil: number | null;
  readonly nextReviewAt: Instant | null;
  readonly version: number;
  /** What the facts alone give; `tier` and `rank` are what counts. */
  readonly computedTier: string;
  readonly computedRank: number;
  /** The override that decides, and its last day. */
  readonly overrideId: number | null;
  readonly overrideUntil: number | null;
  readonly preUpgrade: string | null;
  readonly preUpgradeAt: Instant | null;
}

export interface StandingRow {
  readonly joined_at: number;
  readonly tier: string;
  readonly tier_rank: number;
  readonly tier_since: number;
  readonly tier_until: number | null;
  readonly grace_until: number | null;
  readonly next_review_at: number | null;
  readonly programme_version: number;
  readonly computed_tier: string;
  readonly computed_rank: number;
  readonly override_id: number | null;
  readonly override_until: number | null;
  readonly pre_upgrade: string | null;
  readonly pre_upgrade_at: number | null;
  readonly growth: number;
  readonly net_spend_fen: number;
  readonly order_count: number;
  readonly last_order_at: number | null;
}

/** What every purchase moves. */
export const totalsColumns = ['growth', 'net_spend_fen', 'order_count', 'last_order_at'] as const;

export const standingColumns = [
  ...['joined_at', 'tier', 'tier_rank', 'tier_since', 'tier_until', 'grace_until', 'next_review_at'],
  ...['programme_version', 'computed_tier', 'computed_rank', 'override_id', 'override_until'],
  ...['pre_upgrade', 'pre_upgrade_at', ...totalsColumns],
] as const;

export function standingOf(state: TierFold, totals: MemberTotals): Standing {
  const { tier, rank, since, until, graceUntil, nextReviewAt, version, computed, override, preUpgrade } = state;
  return {
    joinedAt: state.history[0]!.at,
    ...{ tier, rank, since, until, graceUntil, nextReviewAt, version },
    computedTier: computed.tier,
    computedRank: computed.rank,
    overrideId: override && Number(override.id),
    overrideUntil: override && override.untilDay,
    preUpgrade: preUpgrade && preUpgrade.tier,
    preUpgradeAt: preUpgrade && preUpgrade.at,
    ...totals,
  };
}

export function standingOfRow(row: StandingRow): Standing {
  return {
    joinedAt: row.joined_at,
    tier: row.tier,
    rank: row.tier_rank,
    since: row.tier_since,
    until: row.tier_until,
    graceUntil: row.grace_until,
    nextReviewAt: row.next_review_at,
    version: row.programme_version,
    computedTier: row.computed_tier,
    computedRank: row.computed_rank,
    overrideId: row.override_id,
    overrideUntil: row.override_until,
    preUpgrade: row.pre_upgrade,
    preUpgradeAt: row.pre_upgrade_at,
    growth: row.growth,
    netSpendFen: row.net_spend_fen,
    orderCount: row.order_count,
    lastOrderAt: row.last_order_at,
  };
}

/** The values of `totalsColumns`. */
export function rowOfTotals(s: MemberTotals): SqlValue[] {
  return [s.growth, s.netSpendFen, s.orderCount, s.lastOrderAt];
}

/** The values of `standingColumns`. */
export function rowOfStanding(s: Standing): SqlValue[] {
  return [...rowOfTier(s), ...rowOfTotals(s)];
}

function rowOfTier(s: Standing): SqlValue[] {
  return [
    ...[s.joinedAt, s.tier, s.rank, s.since, s.until, s.graceUntil, s.nextReviewAt, s.version],
    ...[s.computedTier, s.computedRank, s.overrideId, s.overrideUntil, s.preUpgrade, s.preUpgradeAt],
  ];
}

export function sameTier(a: Standing, b: Standing): boolean {
  return (
    a.joinedAt === b.joinedAt &&
    a.tier === b.tier &&
    a.rank === b.rank &&
    a.since === b.since &&
    a.until === b.until &&
    a.graceUntil === b.graceUntil &&
    a.nextReviewAt === b.nextReviewAt &&
    a.version === b.version &&
    a.computedTier === b.computedTier &&
    a.computedRank === b.computedRank &&
    a.overrideId === b.overrideId &&
    a.overrideUntil === b.overrideUntil &&
    a.preUpgrade === b.preUpgrade &&
    a.preUpgradeAt === b.preUpgradeAt
  );
}

export function sameStanding(a: Standing, b: Standing): boolean {
  return (
    sameTier(a, b) &&
    a.growth === b.growth &&
    a.netSpendFen === b.netSpendFen &&
    a.orderCount === b.orderCount &&
    a.lastOrderAt === b.lastOrderAt
  );
}
