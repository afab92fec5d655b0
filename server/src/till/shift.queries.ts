import { Inject, Injectable } from '@nestjs/common';
import type { Shift, ShiftQuery } from '@jieti/shared/api/till-actions';
import { businessDayOf, startOfDay } from '@jieti/shared/calendar';
import type { BillPrice } from '@jieti/shared/model/bill';
import type { Instant } from '@jieti/shared/model/time';
import { CONFIG, type Config } from '../config.js';
import { Dialect } from '../db/dialect.js';
import { Reader, type SqlValue } from '../db/sql.js';
import { shiftSummary, type ShiftSale } from './shift-summary.js';
import { TillLogQueries, type LogFilter } from './till-log.queries.js';

/** Whose shift. */
export interface ShiftOf {
  /** Null: all stores. */
  readonly storeId: string | null;
  /** Null: everybody of the store. */
  readonly staffId: number | null;
}

interface KindRow {
  readonly kind: string;
  readonly title: string;
  readonly n: number | string;
  readonly fen: number | string;
}

/** What happened at a till in a span of time. */
@Injectable()
export class ShiftQueries {
  private readonly fact: string;

  constructor(
    private readonly reader: Reader,
    private readonly log: TillLogQueries,
    @Inject(CONFIG) private readonly config: Pick<Config, 'timeZone'>,
    dialect: Dialect,
  ) {
    this.fact = dialect.concat(['s.source', "'/'", 's.external_id']);
  }

  async summary(query: ShiftQuery, of: ShiftOf, now: Instant): Promise<Shift> {
    const { timeZone } = this.config;
    const from = query.from ?? startOfDay(businessDayOf(now, timeZone), timeZone);
    const to = query.to ?? now + 1;
    const [sold, actions, given] = await Promise.all([
      this.sold(of, from, to),
      this.log.listWhere(spanOf('a', of, { from, to }), 50, now),
      this.given(of, from, to),
    ]);
    const earned = await this.earned(of, from, to);
    const sums = shiftSummary(sold);
    const gifts = given.filter(({ kind }) => kind === 'gift');
    return {
      ...{ from, to, sales: sums.sales, refunds: sumOf(given, 'refund'), undone: sumOf(given, 'undo') },
      coupons: [...sums.coupons, ...gifts.map(({ title, n }) => ({ title, count: Number(n), offFen: 0 }))],
      perks: given.filter(({ kind }) => kind === 'perk').map(({ title, n }) => ({ title, count: Number(n) })),
      points: { earned, spent: sums.spent },
      byHour: sums.byHour,
      actions: [...actions],
    };
  }

  private async sold(of: ShiftOf, from: Instant, to: Instant): Promise<readonly ShiftSale[]> {
    const { sql, params } = spanOf('s', of, { from, to });
    const rows = await this.reader.query<{ at: number | string; price: string }>(
      `SELECT s.at, s.price FROM sale s WHERE ${sql} AND (s.ended IS NULL OR s.ended <> 'undone')`,
      params,
    );
    return rows.map((row) => ({ at: Number(row.at), price: JSON.parse(row.price) as BillPrice }));
  }

  /** Refunds, undone actions, gifts and perks that stand. */
  private given(of: ShiftOf, from: Instant, to: Instant): Promise<readonly KindRow[]> {
    const { sql, params } = spanOf('a', of, { from, to });
    return this.reader.query<KindRow>(
      `SELECT a.kind, CASE WHEN a.kind IN ('gift', 'perk') THEN a.title ELSE '' END AS title, COUNT(*) AS n,
              SUM(a.amount_fen) AS fen
       FROM till_action a WHERE ${sql} AND a.kind IN ('refund', 'undo', 'gift', 'perk') AND a.undone_at IS NULL
       GROUP BY a.kind, CASE WHEN a.kind IN ('gift', 'perk') THEN a.title ELSE '' END ORDER BY title`,
      params,
    );
  }

  /** Points that the sales which stand have earned. */
  private async earned(of: ShiftOf, from: Instant, to: Instant): Promise<number> {
    const { sql, params } = spanOf('s', of, { from, to });
    const [row] = await this.reader.query<{ points: number | string | null }>(
      `SELECT SUM(e.delta) AS points FROM sale s
       JOIN point_entry e ON e.biz = 'fact' AND e.biz_id = ${this.fact} AND e.kind = 'earn'
       WHERE ${sql} AND (s.ended IS NULL OR s.ended <> 'undone')`,
      params,
    );
    return Number(row?.points ?? 0);
  }
}

function spanOf(
  table: 'a' | 's',
  { storeId, staffId }: ShiftOf,
  { from, to }: { readonly from: Instant; readonly to: Instant },
): LogFilter {
  const params: SqlValue[] = [];
  const store = storeId === null ? '' : `${table}.store_id = ? AND `;
  if (storeId !== null) params.push(storeId);
  const staff = staffId === null ? '' : `${table}.staff_id = ? AND `;
  if (staffId !== null) params.push(staffId);
  return { sql: `${store}${staff}${table}.at >= ? AND ${table}.at < ?`, params: [...params, from, to] };
}

function sumOf(rows: readonly KindRow[], kind: string): { readonly count: number; readonly fen: number } {
  const row = rows.find((one) => one.kind === kind);
  return { count: Number(row?.n ?? 0), fen: Number(row?.fen ?? 0) };
}
