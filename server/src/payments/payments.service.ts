import { Injectable } from '@nestjs/common';
import type { NewOrder, OrderPayment, OrderStatus } from '@jieti/shared/api/me';
import { Clock } from '../clock.js';
import type { MemberCaller } from '../http/access.js';
import { Refusal } from '../http/refusal.js';
import { CheckoutService } from './checkout.service.js';
import { newOrderNumber } from './order-number.js';
import { PaymentsQueries } from './payments.queries.js';

/** Amounts that members type and pay by themselves, and where any order of theirs stands. */
@Injectable()
export class PaymentsService {
  constructor(
    private readonly checkout: CheckoutService,
    private readonly queries: PaymentsQueries,
    private readonly clock: Clock,
  ) {}

  /** Places the order with WeChat Pay. @throws Refusal `amount_invalid`, `malformed` or `wechat_unavailable`. */
  async create(member: MemberCaller, order: NewOrder): Promise<OrderPayment> {
    const { amountFen, description, storeId = null } = order;
    if (!Number.isSafeInteger(amountFen) || amountFen < 1) throw new Refusal('amount_invalid');
    if (storeId !== null && !(await this.queries.findStore(storeId))) {
      throw new Refusal('malformed', [{ field: 'storeId', message: '没有这家门店' }]);
    }
    const { memberId, openid } = member;
    const outTradeNo = newOrderNumber(this.clock.now());
    return this.checkout.place({ outTradeNo, memberId, openid, amountFen, description, storeId });
  }

  /** Asks WeChat Pay about an order that is still open: notifications get lost. @throws Refusal `order_unknown`. */
  async status(memberId: number, outTradeNo: string): Promise<OrderStatus> {
    const known = await this.queries.findOrder(outTradeNo);
    if (known?.memberId !== memberId) throw new Refusal('order_unknown');
    const { state, amountFen, paidAt } = (await this.checkout.look(outTradeNo)) ?? known;
    return { outTradeNo, state, amountFen, paidAt };
  }
}
