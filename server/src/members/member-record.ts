/** A row of `member` as lists and pages read it; the name is in clear, so it is masked before it leaves. */
export interface MemberRecord {
  readonly id: number;
  readonly cardNo: string;
  readonly name: string;
  readonly phoneMask: string | null;
  readonly store: string | null;
  readonly marketing: boolean;
  readonly registeredAt: number;
  readonly joinedAt: number;
  readonly tier: string;
  readonly tierSince: number;
  /** Last day of what counts: of the override where one decides the tier. */
  readonly tierUntil: number | null;
  readonly graceUntil: number | null;
  readonly growth: number;
  readonly netSpendFen: number;
  readonly orderCount: number;
  readonly lastOrderAt: number | null;
}

export interface MemberRecordRow {
  readonly id: number;
  readonly card_no: string;
  readonly name: string;
  readonly phone_mask: string | null;
  readonly store_name: string | null;
  readonly marketing: number;
  readonly registered_at: number;
  readonly joined_at: number;
  readonly tier: string;
  readonly tier_since: number;
  readonly tier_until: number | null;
  readonly computed_tier: string;
  readonly override_until: number | null;
  readonly grace_until: number | null;
  readonly growth: number;
  readonly net_spend_fen: number;
  readonly order_count: number;
  readonly last_order_at: number | null;
}

/** Columns of `member m` and its store `s`. */
export const memberRecordColumns =
  'm.id, m.card_no, m.name, m.phone_mask, s.name AS store_name, m.marketing, m.registered_at, m.joined_at, m.tier, ' +
  'm.tier_since, m.tier_until, m.computed_tier, m.override_until, m.grace_until, m.growth, m.net_spend_fen, m.order_count, m.last_order_at';

export function memberRecord(row: MemberRecordRow): MemberRecord {
  return {
    id: Number(row.id),
    cardNo: row.card_no,
    name: row.name,
    phoneMask: row.phone_mask,
    store: row.store_name,
    marketing: Number(row.marketing) === 1,
    registeredAt: Number(row.registered_at),
    joinedAt: Number(row.joined_at),
    tier: row.tier,
    tierSince: row.tier_since,
    tierUntil: row.tier === row.computed_tier ? row.tier_until : row.override_until,
    graceUntil: row.grace_until,
    growth: Number(row.growth),
    netSpendFen: Number(row.net_spend_fen),
    orderCount: row.order_count,
    lastOrderAt: row.last_order_at === null ? null : Number(row.last_order_at),
  };
}
