import { Injectable } from '@nestjs/common';
import type { TransitionKind } from '@jieti/shared/model/tier-state';
import type { BusinessDay, Instant } from '@jieti/shared/model/time';
import { Reader } from '../db/sql.js';
import { dayBucket, type DayRange } from './day-range.js';

export interface DaySales {
  readonly visitors: number;
  readonly netFen: number;
}

export interface TierMoves {
  readonly kind: TransitionKind;
  readonly from: string | null;
  readonly to: string;
  readonly members: number;
}

/** A fact is never recorded before it happened (clocks may differ by a day), so this index bounds every scan. */
const recordedSince = (from: Instant): Instant => from - 86_400_000;

const netFen = "SUM(CASE kind WHEN 'purchase' THEN amount_fen WHEN 'refund' THEN -amount_fen ELSE 0 END)";
const visitors = "COUNT(DISTINCT CASE WHEN kind = 'purchase' THEN member_id END)";

/** Figures of the console's first page. */
@Injectable()
export class DashboardQueries {
  constructor(private readonly reader: Reader) {}

  /** Tier key → members. */
  async membersByTier(): Promise<ReadonlyMap<string, number>> {
    const rows = await this.reader.query<{ tier: string; n: number }>(
      "SELECT tier, COUNT(*) AS n FROM member WHERE status = 'active' GROUP BY tier",
    );
    return new Map(rows.map((row) => [row.tier, Number(row.n)]));
  }

  async joinsByDay(range: DayRange): Promise<ReadonlyMap<number, number>> {
    return this.countByDay(range, 'member', 'joined_at');
  }

  async redemptionsByDay(range: DayRange): Promise<ReadonlyMap<number, number>> {
    return this.countByDay(range, 'coupon', 'redeemed_at');
  }

  async salesByDay(range: DayRange): Promise<ReadonlyMap<number, DaySales>> {
    const bucket = dayBucket('occurred_at', range);
    const rows = await this.reader.query<{ bucket: number; visitors: number; net: number | null }>(
      `SELECT ${bucket.sql} AS bucket, ${visitors} AS visitors, ${netFen} AS net FROM fact
       WHERE recorded_at >= ? AND occurred_at >= ? AND kind IN ('purchase', 'refund') GROUP BY 1`,
      [...bucket.params, recordedSince(range.from), range.from],
    );
    return new Map(
      rows.map((row) => [Number(row.bucket), { visitors: Number(row.visitors), netFen: Number(row.net) }]),
    );
  }

  async salesBetween(from: Instant, to: Instant): Promise<DaySales> {
    const [row] = await this.reader.query<{ visitors: number; net: number | null }>(
      `SELECT ${visitors} AS visitors, ${netFen} AS net FROM fact
       WHERE recorded_at >= ? AND occurred_at >= ? AND occurred_at < ? AND kind IN ('purchase', 'refund')`,
      [recordedSince(from), from, to],
    );
    return { visitors: Number(row?.visitors ?? 0), netFen: Number(row?.net ?? 0) };
  }

  /** Tier changes that stand, on or after `day`. */
  async tierMovesSince(day: BusinessDay): Promise<readonly TierMoves[]> {
    const rows = await this.reader.query<{
      kind: TransitionKind;
      from_tier: string | null;
      to_tier: string;
      n: number;
    }>(
      `SELECT kind, from_tier, to_tier, COUNT(*) AS n FROM tier_history
       WHERE day >= ? AND superseded_at IS NULL GROUP BY kind, from_tier, to_tier`,
      [day],
    );
    return rows.map((row) => ({ kind: row.kind, from: row.from_tier, to: row.to_tier, members: Number(row.n) }));
  }

  private async countByDay(range: DayRange, table: 'member' | 'coupon', column: string) {
    const bucket = dayBucket(column, range);
    const rows = await this.reader.query<{ bucket: number; n: number }>(
      `SELECT ${bucket.sql} AS bucket, COUNT(*) AS n FROM ${table} WHERE ${column} >= ? GROUP BY 1`,
      [...bucket.params, range.from],
    );
    return new Map(rows.map((row) => [Number(row.bucket), Number(row.n)]));
  }
}
