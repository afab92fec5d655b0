import { Inject, Injectable } from '@nestjs/common';
import type { MyBill, TillBill } from '@jieti/shared/api/bills';
import { businessDayOf, startOfDay } from '@jieti/shared/calendar';
import type { ProgrammeVersion } from '@jieti/shared/model/programme';
import type { Instant } from '@jieti/shared/model/time';
import { maskName } from '@jieti/shared/rules/mask';
import { CONFIG, type Config } from '../config.js';
import { Dialect } from '../db/dialect.js';
import { Reader, type SqlValue } from '../db/sql.js';
import { tierBadge } from '../members/tier-badge.js';
import { ProgrammesQueries } from '../programmes/programmes.queries.js';
import { priceView } from '../sales/price-view.js';
import { billColumns, billOf, type BillRow, type PayBill } from './bill.js';
import { numberOrNull } from './pay-order.js';

interface ViewRow extends BillRow {
  readonly store_name: string | null;
  readonly member_name: string;
  readonly tier: string;
  readonly transaction_id: string | null;
  readonly paid_at: number | string | null;
  readonly refunded: number | string | null;
  readonly refunding: number | string | null;
  readonly growth: number | string | null;
  readonly tier_before: string | null;
}

@Injectable()
export class BillsQueries {
  private readonly view: string;

  constructor(
    private readonly reader: Reader,
    private readonly programmes: ProgrammesQueries,
    @Inject(CONFIG) private readonly config: Pick<Config, 'timeZone'>,
    dialect: Dialect,
  ) {
    this.view = viewSql(dialect.concat(["'wxpay/'", 'b.transaction_id']));
  }

  async find(billNo: string): Promise<PayBill | null> {
    const [row] = await this.reader.query<BillRow>(`SELECT ${billColumns} FROM pay_bill b WHERE b.bill_no = ?`, [
      billNo,
    ]);
    return row ? billOf(row) : null;
  }

  /** The bill a clerk wrote under this key. */
  async findRequested(staffId: number, requestKey: string): Promise<PayBill | null> {
    const [row] = await this.reader.query<BillRow>(
      `SELECT ${billColumns} FROM pay_bill b WHERE b.staff_id = ? AND b.request_key = ?`,
      [staffId, requestKey],
    );
    return row ? billOf(row) : null;
  }

  /** Open bills whose time is over, oldest first. */
  async listOverdue(now: Instant): Promise<readonly PayBill[]> {
    const rows = await this.reader.query<BillRow>(
      `SELECT ${billColumns} FROM pay_bill b WHERE b.state = 'open' AND b.expires_at <= ?
       ORDER BY b.expires_at LIMIT 200`,
      [now],
    );
    return rows.map(billOf);
  }

  /** What a member can pay now, newest first. */
  async listPayable(memberId: number, now: Instant): Promise<readonly MyBill[]> {
    const where = `b.member_id = ? AND b.state = 'open' AND b.expires_at > ? ORDER BY b.created_at DESC LIMIT 10`;
    return (await this.views(where, [memberId, now])).map(myBill);
  }

  async findView(billNo: string, now: Instant): Promise<TillBill | null> {
    const [row] = await this.views('b.bill_no = ?', [billNo]);
    return row ? tillBill(row, await this.programmes.getCurrent(now)) : null;
  }

  /** Null for a bill of somebody else. */
  async findMine(billNo: string, memberId: number): Promise<MyBill | null> {
    const [row] = await this.views('b.bill_no = ? AND b.member_id = ?', [billNo, memberId]);
    return row ? myBill(row) : null;
  }

  /** Today's bills of a store, or of all for null, newest first. At most 200. */
  async listToday(storeId: string | null, now: Instant): Promise<readonly TillBill[]> {
    const { timeZone } = this.config;
    const from = startOfDay(businessDayOf(now, timeZone), timeZone);
    const where = storeId === null ? 'b.created_at >= ?' : 'b.store_id = ? AND b.created_at >= ?';
    const params = storeId === null ? [from] : [storeId, from];
    const rows = await this.views(`${where} ORDER BY b.created_at DESC LIMIT 200`, params);
    const version = await this.programmes.getCurrent(now);
    return rows.map((row) => tillBill(row, version));
  }

  private views(where: string, params: readonly SqlValue[]): Promise<ViewRow[]> {
    return this.reader.query<ViewRow>(`${this.view} WHERE ${where}`, params);
  }
}

/** `fact` is the SQL of the id of the purchase a bill became. */
function viewSql(fact: string): string {
  return `SELECT ${billColumns}, s.name AS store_name, m.name AS member_name, m.tier, b.transaction_id, o.paid_at,
    (SELECT SUM(f.amount_fen) FROM fact f
     WHERE f.order_source = 'wxpay' AND f.order_external_id = b.transaction_id) AS refunded,
    (SELECT COUNT(*) FROM pay_refund r
     WHERE r.out_trade_no = b.bill_no AND r.state IN ('requested', 'processing')) AS refunding,
    (SELECT SUM(g.delta) FROM growth_entry g
     WHERE g.member_id = b.member_id AND g.source = 'wxpay' AND g.external_id = b.transaction_id) AS growth,
    (SELECT MAX(h.from_tier) FROM tier_history h WHERE h.member_id = b.member_id AND h.kind = 'upgrade'
     AND h.superseded_at IS NULL AND h.trigger_fact = ${fact}) AS tier_before
  FROM pay_bill b JOIN member m ON m.id = b.member_id
  LEFT JOIN store s ON s.id = b.store_id LEFT JOIN pay_order o ON o.out_trade_no = b.bill_no`;
}

function myBill(row: ViewRow): MyBill {
  const { billNo, state, storeId, amountFen, discounts, payableFen, note, createdAt, expiresAt, price } = billOf(row);
  return {
    ...{ billNo, state, amountFen, discounts, payableFen, note, createdAt, expiresAt },
    price: row.price === null ? null : priceView(price),
    storeName: row.store_name ?? storeId,
    paidAt: numberOrNull(row.paid_at),
    refundedFen: Math.abs(Number(row.refunded ?? 0)),
    refunding: Number(row.refunding ?? 0) > 0,
  };
}

function tillBill(row: ViewRow, version: ProgrammeVersion): TillBill {
  const paid = row.state === 'paid';
  return {
    ...myBill(row),
    memberName: maskName(row.member_name),
    staff: row.staff,
    growth: Number(row.growth ?? 0),
    tierBefore: row.tier_before === null ? null : tierBadge(version, row.tier_before),
    tierAfter: paid ? tierBadge(version, row.tier) : null,
    late: row.late_at !== null,
  };
}
