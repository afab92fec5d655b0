import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Reader, type Tx } from '../db/sql.js';
import { tierBadge } from '../members/tier-badge.js';
import { ProgrammesQueries } from '../programmes/programmes.queries.js';
import { cardTailOf, type ClosingLoss } from './closing-loss.js';

type Source = Pick<Reader | Tx, 'query'>;

export interface ClosingState {
  readonly tier: string;
  readonly loss: Omit<ClosingLoss, 'tierName'>;
  readonly ordersBeingPaid: number;
  readonly refundsUnderWay: number;
}

/** Orders from before orders had an end of their own can be paid for two hours. */
const UNNAMED_END_MS = 2 * 3_600_000;

@Injectable()
export class ClosingQueries {
  constructor(
    private readonly reader: Reader,
    private readonly programmes: ProgrammesQueries,
  ) {}

  /** Null when there is no such account any more. */
  state(memberId: number, now: Instant): Promise<ClosingState | null> {
    return closingState(this.reader, memberId, now);
  }

  /** Members who left between these instants. */
  async listClosed(from: Instant, until: Instant): Promise<readonly number[]> {
    const rows = await this.reader.query<{ member_id: number }>(
      'SELECT member_id FROM account_closure WHERE closed_at > ? AND closed_at <= ? ORDER BY member_id',
      [from, until],
    );
    return rows.map((row) => Number(row.member_id));
  }

  async tierNames(now: Instant): Promise<(key: string) => string> {
    const version = await this.programmes.getCurrent(now);
    return (key) => tierBadge(version, key).name;
  }
}

/** Null when there is no such account any more. */
export async function closingState(from: Source, memberId: number, now: Instant): Promise<ClosingState | null> {
  const [member] = await from.query<{ card_no: string; tier: string; growth: number; points: number | null }>(
    `SELECT m.card_no, m.tier, m.growth,
            (SELECT SUM(l.remaining) FROM point_lot l WHERE l.member_id = m.id AND l.remaining > 0
             AND (l.expires_at IS NULL OR l.expires_at > ?)) AS points
     FROM member m WHERE m.id = ? AND m.status = 'active'`,
    [now, memberId],
  );
  if (!member) return null;
  const count: Count = (sql, params) => countOf(from, sql, params);
  return {
    tier: member.tier,
    loss: {
      cardTail: cardTailOf(member.card_no),
      growth: Number(member.growth),
      points: Number(member.points ?? 0),
      coupons: await count(
        "SELECT COUNT(*) AS n FROM coupon WHERE member_id = ? AND state IN ('issued', 'locked') AND expires_at > ?",
        [memberId, now],
      ),
      signUps: await count(
        `SELECT COUNT(*) AS n FROM gathering_sign_up s JOIN gathering g ON g.id = s.gathering_id
         WHERE s.member_id = ? AND s.state IN ('signedUp', 'waiting') AND g.state = 'published' AND g.ends_at > ?`,
        [memberId, now],
      ),
      invitations: await count(
        "SELECT COUNT(*) AS n FROM invitation WHERE inviter_id = ? AND state IN ('joined', 'credited')",
        [memberId],
      ),
    },
    ...(await moneyUnderWay(count, memberId, now)),
  };
}

type Count = (sql: string, params: readonly (string | number)[]) => Promise<number>;

async function moneyUnderWay(
  count: Count,
  memberId: number,
  now: Instant,
): Promise<Pick<ClosingState, 'ordersBeingPaid' | 'refundsUnderWay'>> {
  const orders = await count(
    `SELECT COUNT(*) AS n FROM pay_order WHERE member_id = ? AND state = 'created'
     AND COALESCE(expires_at, created_at + ${UNNAMED_END_MS}) > ?`,
    [memberId, now],
  );
  const bills = await count(
    `SELECT COUNT(*) AS n FROM pay_bill b WHERE b.member_id = ? AND b.state = 'open' AND b.expires_at > ?
     AND NOT EXISTS (SELECT 1 FROM pay_order o WHERE o.out_trade_no = b.bill_no)`,
    [memberId, now],
  );
  const refundsUnderWay = await count(
    `SELECT COUNT(*) AS n FROM pay_refund r JOIN pay_order o ON o.out_trade_no = r.out_trade_no
     WHERE o.member_id = ? AND r.state IN ('requested', 'processing')`,
    [memberId],
  );
  return { ordersBeingPaid: orders + bills, refundsUnderWay };
}

async function countOf(from: Source, sql: string, params: readonly (string | number)[]): Promise<number> {
  const [row] = await from.query<{ n: number }>(sql, params);
  return Number(row?.n ?? 0);
}
