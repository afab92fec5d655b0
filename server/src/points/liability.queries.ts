import { Injectable } from '@nestjs/common';
import type { CouponTerms } from '@jieti/shared/model/coupon';
import type { Instant } from '@jieti/shared/model/time';
import { Reader } from '../db/sql.js';

/** Points left in lots that end together. */
export interface OwedPoints {
  readonly expiresAt: Instant | null;
  readonly points: number;
  readonly pending: number;
}

/** Coupons of one template that promise the same and end together. */
export interface OwedCoupons {
  readonly templateId: number;
  readonly terms: CouponTerms;
  readonly expiresAt: Instant;
  readonly count: number;
}

/** What the shop owes its members, summed up by the database. */
@Injectable()
export class LiabilityQueries {
  constructor(private readonly reader: Reader) {}

  async points(now: Instant): Promise<readonly OwedPoints[]> {
    const rows = await this.reader.query<{ expires_at: number | null; points: number; pending: number }>(
      `SELECT expires_at, SUM(remaining) AS points,
         SUM(CASE WHEN available_at > ? THEN remaining ELSE 0 END) AS pending
       FROM point_lot WHERE remaining > 0 AND (expires_at IS NULL OR expires_at > ?) GROUP BY expires_at`,
      [now, now],
    );
    return rows.map((row) => ({
      expiresAt: row.expires_at,
      points: Number(row.points),
      pending: Number(row.pending),
    }));
  }

  async debt(): Promise<number> {
    const [row] = await this.reader.query<{ debt: number | null }>('SELECT SUM(debt) AS debt FROM point_account');
    return Number(row?.debt ?? 0);
  }

  async coupons(now: Instant): Promise<readonly OwedCoupons[]> {
    const rows = await this.reader.query<{ template_id: number; terms: string; expires_at: number; n: number }>(
      `SELECT template_id, terms, expires_at, COUNT(*) AS n FROM coupon
       WHERE state IN ('issued', 'locked') AND expires_at > ? GROUP BY template_id, terms, expires_at`,
      [now],
    );
    return rows.map((row) => ({
      templateId: row.template_id,
      terms: JSON.parse(row.terms) as CouponTerms,
      expiresAt: row.expires_at,
      count: Number(row.n),
    }));
  }
}
