import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Dialect } from '../db/dialect.js';
import type { Tx } from '../db/sql.js';
import { outRefundNoOf, refundColumns, refundOf, type PayRefundRow, type StoredRefund } from './refund-row.js';

export interface NewRefund {
  readonly outTradeNo: string;
  readonly refundNo: string;
  readonly amountFen: number;
  readonly reason: string;
  readonly requestedBy: string;
}

const COLUMNS = [
  ...['out_refund_no', 'out_trade_no', 'refund_no', 'amount_fen', 'reason', 'state', 'requested_by'],
  ...['attempts', 'next_at', 'requested_at', 'updated_at'],
];

/** Refunds asked for: the row first, WeChat Pay afterwards. */
@Injectable()
export class RefundsRepository {
  constructor(private readonly dialect: Dialect) {}

  /** The caller has locked the order, and knows that there is none of this number. */
  async insert(tx: Tx, refund: NewRefund, now: Instant): Promise<void> {
    const { outTradeNo, refundNo, amountFen, reason, requestedBy } = refund;
    const outRefundNo = outRefundNoOf(outTradeNo, refundNo);
    await tx.insertRows('pay_refund', COLUMNS, [
      [outRefundNo, outTradeNo, refundNo, amountFen, reason, 'requested', requestedBy, 0, now, now, now],
    ]);
  }

  async listOfOrder(tx: Tx, outTradeNo: string): Promise<PayRefundRow[]> {
    const rows = await tx.query<StoredRefund>(
      `SELECT ${refundColumns} FROM pay_refund WHERE out_trade_no = ?${this.dialect.forUpdate}`,
      [outTradeNo],
    );
    return rows.map(refundOf);
  }

  /** Takes the next attempt; false when another process has taken it. */
  async claim(tx: Tx, refund: PayRefundRow, nextAt: Instant): Promise<boolean> {
    const { affectedRows } = await tx.execute(
      'UPDATE pay_refund SET next_at = ?, attempts = attempts + 1 WHERE out_refund_no = ? AND attempts = ?',
      [nextAt, refund.outRefundNo, refund.attempts],
    );
    return affectedRows === 1;
  }

  /** What WeChat Pay said last. A refund that has arrived stays so, whatever comes later. */
  async note(
    tx: Tx,
    outRefundNo: string,
    said: {
      readonly state: PayRefundRow['state'];
      readonly refundId: string | null;
      readonly error: string | null;
      readonly now: Instant;
    },
  ): Promise<void> {
    const { state, refundId, error, now } = said;
    const isOver = state !== 'requested' && state !== 'processing';
    await tx.execute(
      `UPDATE pay_refund SET state = ?, refund_id = COALESCE(?, refund_id), error = ?, updated_at = ?
       ${isOver ? ', next_at = NULL' : ''} WHERE out_refund_no = ? AND state <> 'arrived'`,
      [state, refundId, error, now, outRefundNo],
    );
  }
}
