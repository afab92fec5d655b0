import { Injectable } from '@nestjs/common';
import type { TillLimits } from '@jieti/shared/api/till-actions';
import { Reader } from '../db/sql.js';

/** What a clerk may do alone where nobody has set anything else (D163). */
export const defaultLimits: TillLimits = { billFen: 500_000, refundFen: 100_000, refundsPerDayFen: 300_000 };

/** How long another process may go on with the limits it knew. */
const FRESH_MS = 1000;

interface LimitRow {
  readonly store_id: string;
  readonly bill_fen: number | string;
  readonly refund_fen: number | string;
  readonly refunds_per_day_fen: number | string;
}

/** The limits of clerks: a store's own, else the shop's. */
@Injectable()
export class TillLimitsQueries {
  private known: ReadonlyMap<string, TillLimits> = new Map();
  private knownAt = -Infinity;

  constructor(private readonly reader: Reader) {}

  async ofStore(storeId: string): Promise<TillLimits> {
    const limits = await this.recent();
    return limits.get(storeId) ?? limits.get('') ?? defaultLimits;
  }

  /** Reads again at the next asking; the process that changed them calls it after its commit. */
  forget(): void {
    this.knownAt = -Infinity;
  }

  private async recent(): Promise<ReadonlyMap<string, TillLimits>> {
    const at = performance.now();
    if (at - this.knownAt <= FRESH_MS) return this.known;
    this.known = await this.all();
    this.knownAt = at;
    return this.known;
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
