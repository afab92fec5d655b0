import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import type { BillPrice } from '@jieti/shared/model/bill';
import type { Instant } from '@jieti/shared/model/time';
import { Reader } from '../db/sql.js';
import { payOrderColumns, payOrderOf, type PayOrder, type PayOrderRow } from './pay-order.js';

/** Look-ups of so many milliseconds share one query: notifications come in bursts. */
const GATHER_MS = 2;
const GATHERED = 200;

@Injectable()
export class PaymentsQueries {
  /** Nothing is remembered beyond the query it shares: an order may be paid in the next moment. */
  private readonly orders = new DataLoader((numbers: readonly string[]) => this.findOrders(numbers), {
    cache: false,
    maxBatchSize: GATHERED,
    batchScheduleFn: (load) => setTimeout(load, GATHER_MS),
  });

  constructor(private readonly reader: Reader) {}

  findOrder(outTradeNo: string): Promise<PayOrder | null> {
    return this.orders.load(outTradeNo);
  }

  /** In the order asked; null where there is no such order. */
  private async findOrders(outTradeNos: readonly string[]): Promise<(PayOrder | null)[]> {
    const rows = await this.reader.query<PayOrderRow>(
      `SELECT ${payOrderColumns} FROM pay_order WHERE out_trade_no IN (${outTradeNos.map(() => '?').join(', ')})`,
      outTradeNos,
    );
    const found = new Map(rows.map((row) => [row.out_trade_no, payOrderOf(row)]));
    return outTradeNos.map((outTradeNo) => found.get(outTradeNo) ?? null);
  }

  /** Orders placed before `until` that WeChat Pay has not spoken about yet and may be asked about at `now`, oldest first. */
  async listUnanswered(now: Instant, until: Instant): Promise<PayOrder[]> {
    const rows = await this.reader.query<PayOrderRow>(
      `SELECT ${payOrderColumns} FROM pay_order
       WHERE state = 'created' AND next_ask_at <= ? AND created_at < ?
       ORDER BY next_ask_at, created_at LIMIT 200`,
      [now, until],
    );
    return rows.map(payOrderOf);
  }

  /** What the bill of this number is for, each category once. */
  async listCategories(billNo: string): Promise<readonly string[]> {
    const [row] = await this.reader.query<{ category: string | null; price: string | null }>(
      'SELECT category, price FROM pay_bill WHERE bill_no = ?',
      [billNo],
    );
    const lines = row?.price ? (JSON.parse(row.price) as BillPrice).lines : [{ category: row?.category ?? null }];
    return [...new Set(lines.flatMap((line) => (line.category === null ? [] : [line.category])))];
  }

  async findStore(storeId: string): Promise<boolean> {
    const rows = await this.reader.query('SELECT id FROM store WHERE id = ?', [storeId]);
    return rows.length > 0;
  }
}
