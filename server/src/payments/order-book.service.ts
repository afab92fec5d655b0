import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import type { Tx } from '../db/sql.js';
import { Transactions } from '../db/transactions.js';
import { Refusal } from '../http/refusal.js';
import { PacksRepository } from './packs.repository.js';
import type { PayOrder } from './pay-order.js';
import { PaymentsQueries } from './payments.queries.js';
import { PaymentsRepository, type NewPayOrder } from './payments.repository.js';

/** How long a notification may take before we ask ourselves. */
const PATIENCE_MS = 60_000;

/** Our own record of the orders we asked WeChat Pay for. */
@Injectable()
export class OrderBookService {
  constructor(
    private readonly transactions: Transactions,
    private readonly repository: PaymentsRepository,
    private readonly packs: PacksRepository,
    private readonly queries: PaymentsQueries,
    private readonly clock: Clock,
  ) {}

  /** `within` runs first, in the same transaction, and may refuse. Refuses with not_signed_in (a closed account). */
  async open(order: NewPayOrder, within?: (tx: Tx) => Promise<void>): Promise<void> {
    const now = this.clock.now();
    await this.transactions.run(async (tx) => {
      await this.repository.lockPayer(tx, order.memberId);
      await within?.(tx);
      await this.repository.insert(tx, order, now);
    });
  }

  async notePrepay(outTradeNo: string, prepayId: string): Promise<void> {
    await this.transactions.run((tx) => this.repository.notePrepay(tx, outTradeNo, prepayId));
  }

  /** Nobody can pay it any more; what was set aside for it is free again. */
  async close(outTradeNo: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const order = await this.repository.lock(tx, outTradeNo);
      if (!order || !(await this.repository.markClosed(tx, outTradeNo))) return;
      if (order.purpose === 'pack') await this.packs.giveBack(tx, order);
    });
  }

  /** Orders that WeChat Pay should have spoken about and may be asked about. */
  listUnanswered(): Promise<PayOrder[]> {
    const now = this.clock.now();
    return this.queries.listUnanswered(now, now - PATIENCE_MS);
  }

  /** Whether it is this caller's turn to ask about an order; the next turn is `pauseMs` later. */
  mayAsk(order: PayOrder, pauseMs: number): Promise<boolean> {
    const now = this.clock.now();
    if (order.nextAskAt > now) return Promise.resolve(false);
    return this.transactions.run((tx) => this.repository.claimQuestion(tx, order, now + pauseMs));
  }

  find(outTradeNo: string): Promise<PayOrder | null> {
    return this.queries.findOrder(outTradeNo);
  }

  /** @throws Refusal `order_unknown`. */
  async get(outTradeNo: string): Promise<PayOrder> {
    const order = await this.queries.findOrder(outTradeNo);
    if (!order) throw new Refusal('order_unknown');
    return order;
  }
}
