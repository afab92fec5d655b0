import { Injectable } from '@nestjs/common';
import type { TillLimits } from '@jieti/shared/api/till-actions';
import { Reader } from '../db/sql.js';

/** What a clerk may do alone where nobody has set anything else (D163). */
export const defaultLimits: TillLimits = { billFen: 500_000, refundFen: 100_000, refundsPerDayFen: 300_000 };

interface LimitRow {
  readonly store_id: string;
  readonly bill_fen: number | string;
  readonly refund_fen: number | string;
  readonly refunds_per_day_fen: number | string;
}

/** The limits of clerks: a store's own, else the shop's. */
@Injectable()
export class TillLimitsQueries {
  constructor(private readonly reader: Reader) {}

  async ofStore(storeId: string): Promise<TillLimits> {
    const limits = await this.all();
    return limits.get(storeId) ?? limits.get('') ?? defaultLimits;
  }

  /** By store; the shop's under an empty text. */
  async all(): Promise<ReadonlyMap<string, TillLimits>> {
    const rows = await this.reader.query<LimitRow>(
      'SELECT store_id, bill_fen, refund_fen, refunds_per_day_fen FROM till_limit',
    );
    return new Map(
      rows.map((row) => [
        row.store_id,
        {
          billFen: Number(row.bill_fen),
          refundFen: Number(row.refund_fen),
          refundsPerDayFen: Number(row.refunds_per_day_fen),
        },
      ]),
    );
  }
}
