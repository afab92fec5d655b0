import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { NewOrder } from '@jieti/shared/api/me';
import { Clock } from '../clock.js';
import { Transactions } from '../db/transactions.js';
import type { MemberCaller } from '../http/access.js';
import { Refusal } from '../http/refusal.js';
import type { PayOrder } from './pay-order.js';
import { PaymentsQueries } from './payments.queries.js';
import { PaymentsRepository } from './payments.repository.js';

/** Our own record of the orders we asked WeChat Pay for. */
@Injectable()
export class OrderBookService {
  constructor(
    private readonly transactions: Transactions,
    private readonly repository: PaymentsRepository,
    private readonly queries: PaymentsQueries,
    private readonly clock: Clock,
  ) {}

  /** Its new number. @throws Refusal `amount_invalid`, or `malformed` for a store that is not one of ours. */
  async open(member: MemberCaller, order: NewOrder): Promise<string> {
    if (!Number.isSafeInteger(order.amountFen) || order.amountFen < 1) throw new Refusal('amount_invalid');
    if (order.storeId !== undefined && !(await this.queries.findStore(order.storeId))) {
      throw new Refusal('malformed', [{ field: 'storeId', message: '没有这家门店' }]);
    }
    const outTradeNo = newOrderNumber(this.clock.now());
    const { amountFen, description, storeId = null } = order;
    await this.transactions.run((tx) =>
      this.repository.insert(
        tx,
        { outTradeNo, memberId: member.memberId, openid: member.openid, amountFen, description, storeId },
        this.clock.now(),
      ),
    );
    return outTradeNo;
  }

  async notePrepay(outTradeNo: string, prepayId: string): Promise<void> {
    await this.transactions.run((tx) => this.repository.notePrepay(tx, outTradeNo, prepayId));
  }

  async close(outTradeNo: string): Promise<void> {
    await this.transactions.run((tx) => this.repository.markClosed(tx, outTradeNo));
  }

  /** Still open, and placed between `from` and `to` milliseconds ago. */
  listOpen(from: number, to: number): Promise<PayOrder[]> {
    const now = this.clock.now();
    return this.queries.listOpen(now - from, now - to);
  }

  /** @throws Refusal `order_unknown`. */
  async get(outTradeNo: string): Promise<PayOrder> {
    const order = await this.queries.findOrder(outTradeNo);
    if (!order) throw new Refusal('order_unknown');
    return order;
  }
}

/** 6–32 characters of WeChat Pay's alphabet; the time keeps it readable, 80 random bits keep it unique. */
function newOrderNumber(now: number): string {
  return `J${now.toString(36).toUpperCase()}${randomBytes(10).toString('hex').toUpperCase()}`;
}
