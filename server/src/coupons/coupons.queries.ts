import { Injectable } from '@nestjs/common';
import type { CouponView } from '@jieti/shared/api/coupons';
import type { Instant } from '@jieti/shared/model/time';
import { Reader } from '../db/sql.js';
import {
  couponColumns,
  couponViewColumns,
  couponOf,
  couponViewOf,
  type CouponRow,
  type StoredCoupon,
} from './coupon-row.js';

export interface CouponCounts {
  readonly usable: number;
  readonly used: number;
  readonly expired: number;
}

/** Of `coupon`, with the present instant for `?`. */
export const usableSql = "(state = 'locked' OR state = 'issued' AND expires_at > ?)";

/** What cannot be used any more, called back by the shop or past its end, is one list. */
const stateSql: Readonly<Record<keyof CouponCounts, string>> = {
  usable: usableSql,
  used: "state = 'redeemed' AND issued_at <= ?",
  expired: "(state = 'void' OR state = 'issued' AND expires_at <= ?)",
};
const orderSql: Readonly<Record<keyof CouponCounts, string>> = {
  usable: 'expires_at, id',
  used: 'redeemed_at DESC, id DESC',
  expired: 'expires_at DESC, id DESC',
};

@Injectable()
export class CouponsQueries {
  constructor(private readonly reader: Reader) {}

  /** A member's coupons in one state at `now`; usable ones by the end that comes first. At most 200. */
  async listForMember(memberId: number, state: keyof CouponCounts, now: Instant): Promise<readonly CouponView[]> {
    const rows = await this.reader.query<CouponRow>(
      `SELECT ${couponViewColumns} FROM coupon WHERE member_id = ? AND ${stateSql[state]}
       ORDER BY ${orderSql[state]} LIMIT 200`,
      [memberId, now],
    );
    return rows.map((row) => couponViewOf(couponOf(row), now));
  }

  /** What a bill may draw on: the member's usable coupons by their end. At most 200. */
  async listUsable(memberId: number, now: Instant): Promise<readonly StoredCoupon[]> {
    const rows = await this.reader.query<CouponRow>(
      `SELECT ${couponViewColumns} FROM coupon
       WHERE member_id = ? AND state = 'issued' AND expires_at > ? ORDER BY ${orderSql.usable} LIMIT 200`,
      [memberId, now],
    );
    return rows.map(couponOf);
  }

  /** In any state, whoever has it. */
  async find(id: number): Promise<StoredCoupon | undefined> {
    const [row] = await this.reader.query<CouponRow>(`SELECT ${couponViewColumns} FROM coupon WHERE id = ?`, [id]);
    return row && couponOf(row);
  }

  /** The coupon of a member that was used on a fact, `source/externalId`. */
  async findByFact(memberId: number, fact: string): Promise<StoredCoupon | undefined> {
    const [row] = await this.reader.query<CouponRow>(
      `SELECT ${couponColumns} FROM coupon WHERE member_id = ? AND state = 'redeemed' AND redeemed_fact = ?`,
      [memberId, fact],
    );
    return row && couponOf(row);
  }

  async countForMember(memberId: number, now: Instant): Promise<CouponCounts> {
    const [row] = await this.reader.query<{ usable: number | null; used: number | null; expired: number | null }>(
      `SELECT SUM(CASE WHEN state = 'locked' OR state = 'issued' AND expires_at > ? THEN 1 ELSE 0 END) AS usable,
              SUM(CASE WHEN state = 'redeemed' THEN 1 ELSE 0 END) AS used,
              SUM(CASE WHEN state = 'void' OR state = 'issued' AND expires_at <= ? THEN 1 ELSE 0 END) AS expired
       FROM coupon WHERE member_id = ?`,
      [now, now, memberId],
    );
    return { usable: Number(row?.usable ?? 0), used: Number(row?.used ?? 0), expired: Number(row?.expired ?? 0) };
  }
}
