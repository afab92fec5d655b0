import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Reader } from '../db/sql.js';
import { payOrderColumns, payOrderOf, type PayOrder, type PayOrderRow } from './pay-order.js';

@Injectable()
export class PaymentsQueries {
  constructor(private readonly reader: Reader) {}

  async findOrder(outTradeNo: string): Promise<PayOrder | null> {
    const [row] = await this.reader.query<PayOrderRow>(
      `SELECT ${payOrderColumns} FROM pay_order WHERE out_trade_no = ?`,
      [outTradeNo],
    );
    return row ? payOrderOf(row) : null;
  }

  /** Orders placed in `[from, until)` that WeChat Pay has not spoken about yet, oldest first. */
  async listOpen(from: Instant, until: Instant): Promise<PayOrder[]> {
    const rows = await this.reader.query<PayOrderRow>(
      `SELECT ${payOrderColumns} FROM pay_order
       WHERE state = 'created' AND prepay_id IS NOT NULL AND created_at >= ? AND created_at < ?
       ORDER BY created_at LIMIT 200`,
      [from, until],
    );
    return rows.map(payOrderOf);
  }

  async findStore(storeId: string): Promise<boolean> {
    const rows = await this.reader.query('SELECT id FROM store WHERE id = ?', [storeId]);
    return rows.length > 0;
  }
}
