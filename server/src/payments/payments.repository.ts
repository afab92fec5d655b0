import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import type { Tx } from '../db/sql.js';

export interface NewPayOrder {
  readonly outTradeNo: string;
  readonly memberId: number;
  readonly openid: string;
  readonly amountFen: number;
  readonly description: string;
  readonly storeId: string | null;
}

export interface ConfirmedPayment {
  readonly outTradeNo: string;
  readonly transactionId: string;
  readonly paidAt: Instant;
}

/** Orders at WeChat Pay. They become paid or refunded only by WeChat Pay's word. */
@Injectable()
export class PaymentsRepository {
  async insert(tx: Tx, order: NewPayOrder, now: Instant): Promise<void> {
    const columns = [
      'out_trade_no',
      'member_id',
      'openid',
      'amount_fen',
      'description',
      'store_id',
      'state',
      'created_at',
    ];
    const { outTradeNo, memberId, openid, amountFen, description, storeId } = order;
    await tx.insertRows('pay_order', columns, [
      [outTradeNo, memberId, openid, amountFen, description, storeId, 'created', now],
    ]);
  }

  async notePrepay(tx: Tx, outTradeNo: string, prepayId: string): Promise<void> {
    await tx.execute('UPDATE pay_order SET prepay_id = ? WHERE out_trade_no = ?', [prepayId, outTradeNo]);
  }

  /** An order of another system of the same merchant is not ours: nothing to mark. */
  async markPaid(tx: Tx, payment: ConfirmedPayment): Promise<void> {
    // Its refund may have been told first.
    await tx.execute(
      `UPDATE pay_order SET transaction_id = ?, paid_at = ?, state = CASE WHEN amount_fen <= (
         SELECT COALESCE(SUM(ABS(fact.amount_fen)), 0) FROM fact
         WHERE fact.kind = 'refund' AND fact.order_source = 'wxpay' AND fact.order_external_id = ?
       ) THEN 'refunded' ELSE 'paid' END
       WHERE out_trade_no = ? AND state IN ('created', 'closed')`,
      [payment.transactionId, payment.paidAt, payment.transactionId, payment.outTradeNo],
    );
  }

  async markClosed(tx: Tx, outTradeNo: string): Promise<void> {
    await tx.execute(`UPDATE pay_order SET state = 'closed' WHERE out_trade_no = ? AND state = 'created'`, [
      outTradeNo,
    ]);
  }

  /** Refunded once nothing of it is left; `refundFen` is the refund being recorded now. */
  async markRefunded(tx: Tx, outTradeNo: string, refund: { transactionId: string; refundFen: number }): Promise<void> {
    const [row] = await tx.query<{ total: number | string }>(
      `SELECT COALESCE(SUM(ABS(amount_fen)), 0) AS total FROM fact
       WHERE kind = 'refund' AND order_source = 'wxpay' AND order_external_id = ?`,
      [refund.transactionId],
    );
    await tx.execute(
      `UPDATE pay_order SET state = 'refunded' WHERE out_trade_no = ? AND state = 'paid' AND amount_fen <= ?`,
      [outTradeNo, Number(row?.total ?? 0) + refund.refundFen],
    );
  }
}
