import type { TierOverride } from '@jieti/shared/model/tier-override';

/** A row of `tier_override`. */
export interface OverrideRow {
  readonly id: number;
  readonly member_id: number;
  readonly kind: TierOverride['kind'];
  readonly tier: string;
  readonly from_day: number;
  readonly until_day: number | null;
  readonly reason: string;
  readonly author: string;
  readonly approved_by: string | null;
  readonly recorded_at: number;
  readonly revoked_at: number | null;
  readonly revoked_by: string | null;
  readonly revoke_reason: string | null;
}

export const overrideColumns = [
  ...['id', 'member_id', 'kind', 'tier', 'from_day', 'until_day', 'reason', 'author', 'approved_by'],
  ...['recorded_at', 'revoked_at', 'revoked_by', 'revoke_reason'],
] as const;

/** A tier set by hand as it is stored, with who decided besides its author. */
export interface StoredOverride extends TierOverride {
  readonly approvedBy: string | null;
  readonly revokedBy: string | null;
  readonly revokeReason: string | null;
}

export function overrideOfRow(row: OverrideRow): StoredOverride {
  const { kind, tier, reason, author } = row;
  return {
    ...{ id: String(row.id), kind, tier, reason, author },
    fromDay: row.from_day,
    untilDay: row.until_day,
    recordedAt: row.recorded_at,
    revokedAt: row.revoked_at,
    approvedBy: row.approved_by,
    revokedBy: row.revoked_by,
    revokeReason: row.revoke_reason,
  };
}
