import { Injectable } from '@nestjs/common';
import { Reader } from '../db/sql.js';

export interface PointsCheck {
  /** Members with points now or ever. */
  readonly members: number;
  readonly differences: number;
}

/** Proof that points add up. */
@Injectable()
export class PointsCheckQueries {
  constructor(private readonly reader: Reader) {}

  /** Of everybody: Σ entries, Σ remaining − debt and the stored balance are one number (D188). One picture, one pass. */
  async check(): Promise<PointsCheck> {
    const [row] = await this.reader.query<{ members: number; differences: number | null }>(
      `SELECT COUNT(*) AS members,
         SUM(CASE WHEN a.balance = COALESCE(e.total, 0) AND a.balance = COALESCE(l.total, 0) - a.debt
             THEN 0 ELSE 1 END) AS differences
       FROM point_account a
       LEFT JOIN (SELECT member_id, SUM(delta) AS total FROM point_entry GROUP BY member_id) e
         ON e.member_id = a.member_id
       LEFT JOIN (SELECT member_id, SUM(remaining) AS total FROM point_lot GROUP BY member_id) l
         ON l.member_id = a.member_id`,
    );
    const [lost] = await this.reader.query<{ n: number }>(
      `SELECT COUNT(DISTINCT e.member_id) AS n FROM point_entry e
       LEFT JOIN point_account a ON a.member_id = e.member_id WHERE a.member_id IS NULL`,
    );
    const without = Number(lost?.n ?? 0);
    return { members: Number(row?.members ?? 0) + without, differences: Number(row?.differences ?? 0) + without };
  }
}
