import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Dialect } from '../db/dialect.js';
import type { Tx } from '../db/sql.js';
import { Refusal } from '../http/refusal.js';
import { lockActiveMember } from '../members/active-member.repository.js';
import { payOrderColumns, payOrderOf, type PayOrder, type PayOrderRow, type PayPurpose } from './pay-order.js';

export interface NewPayOrder {
  readonly outTradeNo: string;
  readonly memberId: number;
  readonly openid: string;
  readonly amountFen: number;
  readonly description: string;
  readonly storeId: string | null;
  readonly purpose?: PayPurpose;
  readonly subject?: string | null;
  readonly expiresAt?: Instant | null;
}

export interface ConfirmedPayment {
  readonly outTradeNo: string;
  readonly transactionId: string;
  readonly paidAt: Instant;
}

const COLUMNS = [
  ...['out_trade_no', 'member_id', 'openid', 'amount_fen', 'description', 'store_id', 'purpose', 'subject'],
  ...['state', 'created_at', 'expires_at'],
];

/** Orders at WeChat Pay. They become paid or refunded only by WeChat Pay's word. */
@Injectable()
export class PaymentsRepository {
  constructor(private readonly dialect: Dialect) {}

  /** Holds the row of whoever is to pay; refuses with not_signed_in when the account is closed. */
  async lockPayer(tx: Tx, memberId: number): Promise<void> {
    if (!(await lockActiveMember(tx, memberId, this.dialect))) throw new Refusal('not_signed_in');
  }

  /** The order of a bill may be there already: two taps are one order. */
  async insert(tx: Tx, order: NewPayOrder, now: Instant): Promise<void> {
    if (order.purpose !== 'bill') return this.insertNew(tx, order, now);
    try {
      await tx.attempt(() => this.insertNew(tx, order, now));
    } catch (error) {
      if (!this.dialect.isDuplicateKey(error)) throw error;
    }
  }

  private async insertNew(tx: Tx, order: NewPayOrder, now: Instant): Promise<void> {
    const { outTradeNo, memberId, openid, amountFen, description, storeId } = order;
    const { purpose = 'plain', subject = null, expiresAt = null } = order;
    await tx.insertRows('pay_order', COLUMNS, [
      [outTradeNo, memberId, openid, amountFen, description, storeId, purpose, subject, 'created', now, expiresAt],
    ]);
  }

  /** The order as it is now, its row locked; null where there is none. */
  async lock(tx: Tx, outTradeNo: string): Promise<PayOrder | null> {
    const [row] = await tx.query<PayOrderRow>(
      `SELECT ${payOrderColumns} FROM pay_order WHERE out_trade_no = ?${this.dialect.forUpdate}`,
      [outTradeNo],
    );
    return row ? payOrderOf(row) : null;
  }

  async notePrepay(tx: Tx, outTradeNo: string, prepayId: string): Promise<void> {
    await tx.execute('UPDATE pay_order SET prepay_id = ? WHERE out_trade_no = ?', [prepayId, outTradeNo]);
  }

  /** Takes the next question about an order; false when another process has taken it. */
  async claimQuestion(tx: Tx, order: PayOrder, nextAskAt: Instant): Promise<boolean> {
    const { affectedRows } = await tx.execute(
      `UPDATE pay_order SET next_ask_at = ? WHERE out_trade_no = ? AND state = 'created' AND next_ask_at = ?`,
      [nextAskAt, order.outTradeNo, order.nextAskAt],
    );
    return affectedRows === 1;
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

  /** False when it was not open any more. */
  async markClosed(tx: Tx, outTradeNo: string): Promise<boolean> {
    const { affectedRows } = await tx.execute(
      `UPDATE pay_order SET state = 'closed' WHERE out_trade_no = ? AND state = 'created'`,
      [outTradeNo],
    );
    return affectedRows === 1;
  }

  /** Refunded once nothing of it is left; `refundFen` is the refund being recorded now. */
  async markRefunded(tx: Tx, outTradeNo: string, refund: { transactionId: string; refundFen: number }): Promise<void> {
    const total = await this.sumRefunded(tx, refund.transactionId);
    await tx.execute(
      `UPDATE pay_order SET state = 'refunded' WHERE out_trade_no = ? AND state = 'paid' AND amount_fen <= ?`,
      [outTradeNo, total + refund.refundFen],
    );
  }

  /** Fen of an order's refunds that have arrived, whoever asked for them. */
  async sumRefunded(tx: Tx, transactionId: string): Promise<number> {
    const [row] = await tx.query<{ total: number | string }>(
      `SELECT COALESCE(SUM(ABS(amount_fen)), 0) AS total FROM fact
       WHERE kind = 'refund' AND order_source = 'wxpay' AND order_external_id = ?`,
      [transactionId],
    );
    return Number(row?.total ?? 0);
  }
}
