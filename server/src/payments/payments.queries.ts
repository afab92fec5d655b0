import { Injectable } from '@nestjs/common';
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

  async findStore(storeId: string): Promise<boolean> {
    const rows = await this.reader.query('SELECT id FROM store WHERE id = ?', [storeId]);
    return rows.length > 0;
  }
}
