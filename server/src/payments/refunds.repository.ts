import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Dialect } from '../db/dialect.js';
import type { Tx } from '../db/sql.js';
import { SaleReturnsRepository } from '../sales/sale-returns.repository.js';
import type { PayRefund } from '../wechat/pay-events.js';
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
  constructor(
    private readonly dialect: Dialect,
    private readonly returns: SaleReturnsRepository,
  ) {}

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

  /**
   * What goes back of the bill besides the money. Nothing for an order that was no bill of the till, and for a refund
   * that came before its order: `giveBackEarlier` makes up for it.
   */
  async giveBack(
    tx: Tx,
    refund: Pick<PayRefund, 'transactionId' | 'refundId' | 'refundFen'>,
    now: Instant,
  ): Promise<void> {
    await this.returns.giveBack(tx, {
      key: { source: 'wxpay', externalId: refund.transactionId },
      wish: { kind: 'amount', amountFen: refund.refundFen },
      ...{ returnNo: refund.refundId, by: 'wxpay', storeId: null, device: null, now },
    });
  }

  /** The order has come in after refunds of it. */
  async giveBackEarlier(tx: Tx, transactionId: string, now: Instant): Promise<void> {
    const rows = await tx.query<{ external_id: string; amount_fen: number | string }>(
      `SELECT external_id, amount_fen FROM fact WHERE order_source = 'wxpay' AND order_external_id = ?
       ORDER BY recorded_at, external_id`,
      [transactionId],
    );
    for (const row of rows) {
      const refund = { transactionId, refundId: row.external_id, refundFen: Number(row.amount_fen) };
      await this.giveBack(tx, refund, now);
    }
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
