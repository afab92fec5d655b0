import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Reader } from '../db/sql.js';
import type { LogisticsType, ShippingUpload } from './shipping-upload.js';

@Injectable()
export class ShippingQueries {
  constructor(private readonly reader: Reader) {}

  /** What may be told now, longest waiting first. */
  async listDue(now: Instant): Promise<readonly ShippingUpload[]> {
    const rows = await this.reader.query<{
      readonly transaction_id: string;
      readonly openid: string;
      readonly logistics_type: number;
      readonly item_desc: string;
      readonly attempts: number;
      readonly created_at: number | string;
    }>(
      `SELECT transaction_id, openid, logistics_type, item_desc, attempts, created_at FROM shipping_upload
       WHERE next_at <= ? ORDER BY next_at LIMIT 100`,
      [now],
    );
    return rows.map((row) => ({
      transactionId: row.transaction_id,
      openid: row.openid,
      logisticsType: row.logistics_type as LogisticsType,
      itemDesc: row.item_desc,
      attempts: row.attempts,
      createdAt: Number(row.created_at),
    }));
  }
}
