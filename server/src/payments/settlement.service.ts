import { Injectable, Logger } from '@nestjs/common';
import type { ErrorCode } from '@jieti/shared/api/errors';
import { FactsService } from '../facts/facts.service.js';
import type { RecordOutcome } from '../facts/record.js';
import { Doorbell } from '../jobs/doorbell.js';
import type { PayRefund, PayTransaction } from '../wechat/pay-events.js';
import { WechatAccounts } from '../wechat/wechat-accounts.js';
import type { PayOrder } from './pay-order.js';
import { PaymentsQueries } from './payments.queries.js';
import { PaidOrdersRepository } from './paid-orders.repository.js';

/** Turns WeChat Pay's word into facts, once each, however often it is told. */
@Injectable()
export class SettlementService {
  private readonly logger = new Logger('payments');

  constructor(
    private readonly queries: PaymentsQueries,
    private readonly paidOrders: PaidOrdersRepository,
    private readonly facts: FactsService,
    private readonly doorbell: Doorbell,
    private readonly accounts: WechatAccounts,
  ) {}

  /** Refused: `amount_mismatch` when it is not the order we made, `order_unknown` for another merchant or app. */
  async settlePayment(transaction: PayTransaction): Promise<RecordOutcome> {
    const order = await this.queries.findOrder(transaction.outTradeNo);
    const obstacle = await this.paymentObstacle(transaction, order);
    if (obstacle) return this.refused(obstacle, transaction.outTradeNo);
    const outcome = await this.facts.recordOne({
      member: order ? { kind: 'id', id: order.memberId } : { kind: 'openid', value: transaction.openid },
      fact: {
        kind: 'purchase',
        source: 'wxpay',
        externalId: transaction.transactionId,
        occurredAt: transaction.paidAt,
        storeId: order?.storeId ?? null,
        amountFen: transaction.totalFen,
        categories: await this.categoriesOf(order),
      },
      within: order ? (tx, _, now) => this.paidOrders.settle(tx, transaction, now) : undefined,
    });
    // What follows from it is told outside of its transaction: shipping information, money that goes back.
    if (order && outcome.kind === 'recorded') this.doorbell.ring('payments');
    return outcome.kind === 'refused' ? this.refused(outcome.code, transaction.outTradeNo) : outcome;
  }

  /** Refused: `order_unknown`, `amount_mismatch`, or what the facts say (`refund_exceeds_order` …). */
  async settleRefund(refund: PayRefund): Promise<RecordOutcome> {
    const order = await this.queries.findOrder(refund.outTradeNo);
    if (!order || refund.mchId !== (await this.accounts.findPay())?.mchId) {
      return this.refused('order_unknown', refund.outTradeNo);
    }
    if (refund.totalFen !== order.amountFen) return this.refused('amount_mismatch', refund.outTradeNo);
    const outcome = await this.facts.recordOne({
      member: { kind: 'id', id: order.memberId },
      fact: {
        kind: 'refund',
        source: 'wxpay',
        externalId: refund.refundId,
        occurredAt: refund.refundedAt,
        storeId: order.storeId,
        amountFen: refund.refundFen,
        order: { source: 'wxpay', externalId: refund.transactionId },
      },
      within: (tx, _, now) => this.paidOrders.settleRefund(tx, refund, now),
      mayPrecedeOrder: true,
    });
    return outcome.kind === 'refused' ? this.refused(outcome.code, refund.outTradeNo) : outcome;
  }

  /** The clerk has named what a bill is for. */
  private categoriesOf(order: PayOrder | null): Promise<readonly string[]> {
    return order?.purpose === 'bill' ? this.queries.listCategories(order.outTradeNo) : Promise.resolve([]);
  }

  private async paymentObstacle(
    transaction: PayTransaction,
    order: PayOrder | null,
  ): Promise<'order_unknown' | 'amount_mismatch' | null> {
    const [app, pay] = await Promise.all([this.accounts.findApp('miniProgram'), this.accounts.findPay()]);
    if (transaction.mchId !== pay?.mchId || transaction.appId !== app?.appId) return 'order_unknown';
    if (order && order.amountFen !== transaction.totalFen) return 'amount_mismatch';
    return null;
  }

  /** Said once, here, however it came: nothing has changed, and somebody has to look. */
  private refused(code: ErrorCode, outTradeNo: string): RecordOutcome {
    this.logger.error({ event: 'payment refused', code, outTradeNo });
    return { kind: 'refused', code };
  }
}
