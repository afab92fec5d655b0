import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Reader } from '../db/sql.js';
import { refundColumns, refundOf, type PayRefundRow, type StoredRefund } from './refund-row.js';

@Injectable()
export class RefundsQueries {
  constructor(private readonly reader: Reader) {}

  async find(outRefundNo: string): Promise<PayRefundRow | null> {
    const [row] = await this.reader.query<StoredRefund>(
      `SELECT ${refundColumns} FROM pay_refund WHERE out_refund_no = ?`,
      [outRefundNo],
    );
    return row ? refundOf(row) : null;
  }

  /** Of which WeChat Pay may be asked now, longest waiting first. */
  async listDue(now: Instant): Promise<readonly PayRefundRow[]> {
    const rows = await this.reader.query<StoredRefund>(
      `SELECT ${refundColumns} FROM pay_refund WHERE next_at <= ? ORDER BY next_at LIMIT 100`,
      [now],
    );
    return rows.map(refundOf);
  }
}
