import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import type { Tx } from '../db/sql.js';
import type { PayRefund, PayTransaction } from '../wechat/pay-events.js';
import { BillsRepository } from './bills.repository.js';
import { PacksRepository } from './packs.repository.js';
import type { PayOrder } from './pay-order.js';
import { PaymentsRepository } from './payments.repository.js';
import { RefundsRepository } from './refunds.repository.js';
import { ShippingRepository } from './shipping.repository.js';

/** What a payment of ours brings about, in the transaction that records the purchase. */
@Injectable()
export class PaidOrdersRepository {
  constructor(
    private readonly orders: PaymentsRepository,
    private readonly bills: BillsRepository,
    private readonly packs: PacksRepository,
    private readonly refunds: RefundsRepository,
    private readonly shipping: ShippingRepository,
  ) {}

  /** Money for which nothing can be given is recorded as a purchase and goes back whole, in the same commit. */
  async settle(tx: Tx, transaction: PayTransaction, now: Instant): Promise<void> {
    const order = await this.orders.lock(tx, transaction.outTradeNo);
    if (!order) return;
    const { transactionId, openid } = transaction;
    const given = await this.give(tx, order, { transactionId, paidAt: transaction.paidAt, now });
    await this.orders.markPaid(tx, transaction);
    if (given === 'nothing') return this.sendBack(tx, order, now);
    const logisticsType = order.purpose === 'pack' ? 3 : 4;
    await this.refunds.giveBackEarlier(tx, transactionId, now);
    await this.shipping.insert(tx, { transactionId, openid, logisticsType, itemDesc: order.description }, now);
  }

  /** The refund's money is back with the member, and with it what points paid, and coupons with the last of it. */
  async settleRefund(tx: Tx, refund: PayRefund, now: Instant): Promise<void> {
    const { outTradeNo, outRefundNo, refundId } = refund;
    await this.orders.markRefunded(tx, outTradeNo, refund);
    await this.refunds.note(tx, outRefundNo, { state: 'arrived', refundId, error: null, now });
    await this.refunds.giveBack(tx, refund, now);
  }

  private sendBack(tx: Tx, { outTradeNo, amountFen }: PayOrder, now: Instant): Promise<void> {
    const refund = { outTradeNo, refundNo: 'late', amountFen, reason: '订单已结束，原路退回', requestedBy: 'system' };
    return this.refunds.insert(tx, refund, now);
  }

  private async give(
    tx: Tx,
    order: PayOrder,
    payment: { readonly transactionId: string; readonly paidAt: Instant; readonly now: Instant },
  ): Promise<'what was ordered' | 'nothing'> {
    switch (order.purpose) {
      case 'plain':
        return 'what was ordered';
      case 'bill': {
        const bill = await this.bills.lock(tx, order.outTradeNo);
        return (await this.bills.takeMoney(tx, bill, payment)) === 'paid' ? 'what was ordered' : 'nothing';
      }
      case 'pack':
        return (await this.packs.hand(tx, order, payment.now)) ? 'what was ordered' : 'nothing';
      default:
        return order.purpose satisfies never;
    }
  }
}
