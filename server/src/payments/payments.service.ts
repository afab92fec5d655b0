import { Injectable } from '@nestjs/common';
import type { NewOrder, OrderPayment, OrderStatus } from '@jieti/shared/api/me';
import type { RefundRequest, RefundStatus } from '@jieti/shared/api/payments';
import type { MemberCaller } from '../http/access.js';
import { Refusal } from '../http/refusal.js';
import { PayClient } from '../wechat/pay-client.js';
import { PaySigner } from '../wechat/pay-signer.js';
import { OrderBookService } from './order-book.service.js';
import type { PayOrder } from './pay-order.js';
import { SettlementService } from './settlement.service.js';

const refundStates: Readonly<Record<string, RefundStatus['state']>> = {
  PROCESSING: 'processing',
  SUCCESS: 'arrived',
  CLOSED: 'closed',
  ABNORMAL: 'abnormal',
};

/** How long a notification may take before we ask ourselves. */
const PATIENCE_MS = 60_000;

/** Orders that members pay in the mini-program, and refunds of them. */
@Injectable()
export class PaymentsService {
  constructor(
    private readonly orders: OrderBookService,
    private readonly pay: PayClient,
    private readonly signer: PaySigner,
    private readonly settlement: SettlementService,
  ) {}

  /** Places the order with WeChat Pay. @throws Refusal `amount_invalid`, `malformed` or `wechat_unavailable`. */
  async create(member: MemberCaller, order: NewOrder): Promise<OrderPayment> {
    const outTradeNo = await this.orders.open(member, order);
    const prepayId = await this.pay.order({
      outTradeNo,
      description: order.description,
      amountFen: order.amountFen,
      openid: member.openid,
    });
    await this.orders.notePrepay(outTradeNo, prepayId);
    return { outTradeNo, payment: this.signer.payment(prepayId) };
  }

  /** Asks WeChat Pay about an order that is still open: notifications get lost. @throws Refusal `order_unknown`. */
  async status(memberId: number, outTradeNo: string): Promise<OrderStatus> {
    const order = await this.orders.get(outTradeNo);
    if (order.memberId !== memberId) throw new Refusal('order_unknown');
    if (order.state !== 'created') return statusOf(order);
    await this.catchUp(order);
    return statusOf(await this.orders.get(outTradeNo));
  }

  /** Asks about the orders of the last `withinMs` milliseconds that are still open: notifications get lost. */
  async reconcile(withinMs: number): Promise<void> {
    for (const order of await this.orders.listOpen(withinMs, PATIENCE_MS)) await this.catchUp(order);
  }

  /** @throws Refusal `order_unknown`, `refund_exceeds_order`, `amount_invalid` or `wechat_unavailable`. */
  async refund(outTradeNo: string, request: RefundRequest): Promise<RefundStatus> {
    const order = await this.orders.get(outTradeNo);
    if (order.state === 'created' || order.state === 'closed') throw new Refusal('order_unknown');
    if (request.amountFen > order.amountFen) throw new Refusal('refund_exceeds_order');
    const { status, arrived } = await this.pay.refund({
      outTradeNo,
      outRefundNo: `${outTradeNo}-${request.refundNo}`,
      reason: request.reason,
      refundFen: request.amountFen,
      totalFen: order.amountFen,
    });
    // The notification may have been lost; asking again is how it is made up for.
    if (arrived) await this.settlement.settleRefund(arrived);
    const { refundNo, amountFen } = request;
    return { outTradeNo, refundNo, amountFen, state: refundStates[status] ?? 'processing' };
  }

  /** A question that cannot be answered now leaves the order as it is. */
  private async catchUp(order: PayOrder): Promise<void> {
    const answer = await this.pay.query(order.outTradeNo).catch(unavailable);
    if (answer?.kind === 'paid') await this.settlement.settlePayment(answer.transaction);
    if (answer?.kind === 'closed') await this.orders.close(order.outTradeNo);
  }
}

function unavailable(error: unknown): null {
  if (error instanceof Refusal && error.code === 'wechat_unavailable') return null;
  throw error;
}

function statusOf({ outTradeNo, state, amountFen, paidAt }: PayOrder): OrderStatus {
  return { outTradeNo, state, amountFen, paidAt };
}
