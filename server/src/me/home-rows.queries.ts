import { Injectable } from '@nestjs/common';
import type { Home } from '@jieti/shared/api/me';
import type { Instant } from '@jieti/shared/model/time';
import { couponOf, couponViewOf, type CouponRow } from '../coupons/coupon-row.js';
import { usableSql } from '../coupons/coupons.queries.js';
import { Reader } from '../db/sql.js';
import {
  memberRecord,
  memberRecordColumns,
  type MemberRecord,
  type MemberRecordRow,
} from '../members/member-record.js';

/** Who the first page is of, and what it counts. */
export interface HomeRow extends Pick<Home, 'coupons' | 'unread'> {
  readonly record: MemberRecord;
  /** Whether a tier was ever set by hand. */
  readonly hasOverrides: boolean;
}

interface CountedRow extends MemberRecordRow {
  readonly unread: number;
  readonly usable: number;
  readonly has_overrides: number;
}

/** The coupon to think of first: of those that work already, the one that ends first; its id beside the member's has a name of its own. */
type SoonestRow = Omit<CouponRow, 'id'> & { readonly coupon_id: number };
type Row = CountedRow & (SoonestRow | { readonly coupon_id: null });

const COUPON = [
  ...['c.id AS coupon_id', 'c.code', 'c.member_id', 'c.template_id', 'c.terms', 'c.state', 'c.grant_key', 'c.origin'],
  ...['c.issued_at', 'c.works_from', 'c.expires_at', 'c.redeemed_at', 'c.redeemed_store', 'c.redeem_key'],
  ...['c.points_paid', 'r.name AS redeemed_store_name'],
].join(', ');

const HOME = `SELECT ${memberRecordColumns}, ${COUPON},
    EXISTS (SELECT 1 FROM tier_override WHERE member_id = m.id) AS has_overrides,
    (SELECT COUNT(*) FROM inbox_message WHERE member_id = m.id AND read_at IS NULL) AS unread,
    (SELECT COUNT(*) FROM coupon WHERE member_id = m.id AND ${usableSql}) AS usable
  FROM member m LEFT JOIN store s ON s.id = m.store_id
  LEFT JOIN coupon c ON c.id =
    (SELECT id FROM coupon WHERE member_id = m.id AND ${usableSql}
     ORDER BY CASE WHEN works_from <= ? THEN 0 ELSE 1 END, expires_at, id LIMIT 1)
  LEFT JOIN store r ON r.id = c.redeemed_store
  WHERE m.id = ?`;

@Injectable()
export class HomeRowsQueries {
  constructor(private readonly reader: Reader) {}

  /** In one statement: every round to the database costs more than what it reads. */
  async find(memberId: number, now: Instant): Promise<HomeRow | null> {
    const [row] = await this.reader.query<Row>(HOME, [now, now, now, memberId]);
    if (!row) return null;
    const soonest = row.coupon_id === null ? null : couponViewOf(couponOf({ ...row, id: row.coupon_id }), now);
    return {
      record: memberRecord(row),
      coupons: { usable: Number(row.usable), soonest },
      unread: Number(row.unread),
      hasOverrides: Number(row.has_overrides) === 1,
    };
  }
}
