import { Inject, Injectable } from '@nestjs/common';
import type { RecentReceipt } from '@jieti/shared/api/till';
import { businessDayOf, startOfDay } from '@jieti/shared/calendar';
import type { BillPrice } from '@jieti/shared/model/bill';
import type { Instant } from '@jieti/shared/model/time';
import type { LineReturned } from '@jieti/shared/rules/price/refund-shares';
import { maskName } from '@jieti/shared/rules/mask';
import { Clock } from '../clock.js';
import { CONFIG, type Config } from '../config.js';
import { Reader, type SqlValue } from '../db/sql.js';
import { UNDO_MS } from './till-action.js';
import { tillSource } from './till-source.js';

const RECENT_FACTS = 200;
const CATEGORIES = 6;

interface ReceiptRow {
  readonly external_id: string;
  readonly name: string;
  readonly amount_fen: number | string;
  readonly refunded: number | string | null;
  readonly occurred_at: number | string;
  readonly price: string | null;
  readonly ended: string | null;
  readonly recorded_at: number | string;
  readonly parts: string | null;
}

@Injectable()
export class ReceiptsQueries {
  constructor(
    private readonly reader: Reader,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'timeZone'>,
  ) {}

  /** Today's receipts, newest first, at most 200; of all stores for a null. */
  async listToday(storeId: string | null): Promise<readonly RecentReceipt[]> {
    const { timeZone } = this.config;
    const now = this.clock.now();
    const from = startOfDay(businessDayOf(now, timeZone), timeZone);
    const where = storeId === null ? "f.source LIKE 'till:%'" : 'f.store_id = ? AND f.source = ?';
    const params: SqlValue[] = storeId === null ? [] : [storeId, tillSource(storeId)];
    const rows = await this.reader.query<ReceiptRow>(
      `SELECT f.external_id, m.name, f.amount_fen, f.occurred_at, f.recorded_at, s.price, s.ended,
              (SELECT SUM(r.amount_fen) FROM fact r
               WHERE r.order_source = f.source AND r.order_external_id = f.external_id) AS refunded,
              (SELECT b.parts FROM sale_return b WHERE b.sale_id = s.id ORDER BY b.id DESC LIMIT 1) AS parts
       FROM fact f JOIN member m ON m.id = f.member_id
       LEFT JOIN sale s ON s.source = f.source AND s.external_id = f.external_id
       WHERE ${where} AND f.recorded_at >= ? AND f.occurred_at >= ? AND f.kind = 'purchase'
       ORDER BY f.occurred_at DESC, f.external_id DESC LIMIT 200`,
      [...params, from, from],
    );
    return rows.map((row) => receiptOf(row, now));
  }

  /** What a store has sold of late, commonest first: the choices on the clerk's keypad. */
  async listCategories(storeId: string | null): Promise<readonly string[]> {
    const rows = await this.reader.query<{ detail: string | null }>(
      `SELECT detail FROM fact WHERE ${storeId === null ? '1 = 1' : 'store_id = ?'} AND kind = 'purchase'
       ORDER BY ${storeId === null ? 'recorded_at' : 'occurred_at'} DESC LIMIT ${RECENT_FACTS}`,
      storeId === null ? [] : [storeId],
    );
    const counts = new Map<string, number>();
    for (const { detail } of rows) {
      const { categories = [] } = JSON.parse(detail ?? '{}') as { readonly categories?: readonly string[] };
      for (const category of categories) counts.set(category, (counts.get(category) ?? 0) + 1);
    }
    const ranked = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
    return ranked.slice(0, CATEGORIES).map(([category]) => category);
  }
}

function receiptOf(row: ReceiptRow, now: Instant): RecentReceipt {
  const price = row.price === null ? null : (JSON.parse(row.price) as BillPrice);
  const returned = row.parts === null ? [] : (JSON.parse(row.parts) as LineReturned[]);
  const refundedFen = Number(row.refunded ?? 0);
  const undoUntil = Number(row.recorded_at) + UNDO_MS;
  return {
    receiptNo: row.external_id,
    memberName: maskName(row.name),
    amountFen: Number(row.amount_fen),
    refundedFen,
    at: Number(row.occurred_at),
    lines: (price?.lines ?? []).map(({ key, title, payableFen }) => {
      const back = returned.find((one) => one.key === key);
      return { key, title, payableFen, leftFen: back?.whole ? 0 : payableFen - (back?.fen ?? 0) };
    }),
    pointsSpent: price?.pointsSpent ?? 0,
    coupons: (price?.steps ?? []).filter((step) => step.kind === 'coupon').map((step) => step.title),
    undoUntil: price && refundedFen === 0 && now <= undoUntil ? undoUntil : null,
    undone: row.ended === 'undone',
  };
}
