import { Injectable } from '@nestjs/common';
import type { TillLimits } from '@jieti/shared/api/till-actions';
import type { Instant } from '@jieti/shared/model/time';
import type { Tx } from '../db/sql.js';

@Injectable()
export class TillLimitsRepository {
  /** `storeId` empty: the shop's. Limits null: none of its own any more. */
  async put(
    tx: Tx,
    storeId: string,
    limits: TillLimits | null,
    by: { readonly name: string; readonly now: Instant },
  ): Promise<void> {
    await tx.execute('DELETE FROM till_limit WHERE store_id = ?', [storeId]);
    if (!limits) return;
    const { billFen, refundFen, refundsPerDayFen } = limits;
    await tx.insertRows(
      'till_limit',
      ['store_id', 'bill_fen', 'refund_fen', 'refunds_per_day_fen', 'changed_by', 'changed_at'],
      [[storeId, billFen, refundFen, refundsPerDayFen, by.name, by.now]],
    );
  }
}
