import { Injectable } from '@nestjs/common';
import type { OrderPayment } from '@jieti/shared/api/me';
import { Clock } from '../clock.js';
import type { Tx } from '../db/sql.js';
import { Refusal } from '../http/refusal.js';
import { PayClient } from '../wechat/pay-client.js';
import { PaySigner } from '../wechat/pay-signer.js';
import { OrderBookService } from './order-book.service.js';
import type { PayOrder } from './pay-order.js';
import type { NewPayOrder } from './payments.repository.js';
import { SettlementService } from './settlement.service.js';

/** People who wait ask often, WeChat Pay is asked at most so often. */
const WAITING_MS = 5_000;
const FORGOTTEN_MS = 5 * 60_000;
const FIRST_PAUSE_MS = 60_000;
const LONGEST_PAUSE_MS = 6 * 3_600_000;

/** Orders between us and WeChat Pay: placed, asked about, closed. */
@Injectable()
export class CheckoutService {
  constructor(
    private readonly orders: OrderBookService,
    private readonly pay: PayClient,
    private readonly signer: PaySigner,
    private readonly settlement: SettlementService,
    private readonly clock: Clock,
  ) {}

  /**
   * Places an order with WeChat Pay: our own record first (`within` its transaction may refuse), then theirs.
   * @throws Refusal `wechat_unavailable`, `order_closed` or `order_already_paid`, after which its payment is settled.
   */
  async place(order: NewPayOrder, within?: (tx: Tx) => Promise<void>): Promise<OrderPayment> {
    await this.orders.open(order, within);
    return this.prepay(order);
  }

  /** A prepay id for an order that is in the book already; as `place`. */
  async prepay(order: NewPayOrder): Promise<OrderPayment> {
    const { outTradeNo, description, amountFen, openid, expiresAt = null } = order;
    try {
      const prepayId = await this.pay.order({ outTradeNo, description, amountFen, openid, expiresAt });
      await this.orders.notePrepay(outTradeNo, prepayId);
      return { outTradeNo, payment: await this.signer.payment(prepayId) };
    } catch (error) {
      if (error instanceof Refusal && error.code !== 'wechat_unavailable') await this.ask(outTradeNo);
      throw error;
    }
  }

  /** For somebody who waits: asks WeChat Pay about an order that is still open, but not every time. */
  async look(outTradeNo: string): Promise<PayOrder | null> {
    const order = await this.orders.find(outTradeNo);
    if (order?.state !== 'created' || !(await this.orders.mayAsk(order, WAITING_MS))) return order;
    await this.ask(outTradeNo);
    return this.orders.find(outTradeNo);
  }

  /** Notifications get lost: asks about what is still open, less and less often. How many are settled now. */
  async askUnanswered(): Promise<{ readonly looked: number; readonly settled: number }> {
    const open = await this.orders.listUnanswered();
    let settled = 0;
    for (const order of open) {
      const age = this.clock.now() - order.createdAt;
      const pause = Math.min(Math.max(age, FIRST_PAUSE_MS), LONGEST_PAUSE_MS);
      if (!(await this.orders.mayAsk(order, pause))) continue;
      if ((await this.ask(order.outTradeNo, age > FORGOTTEN_MS)) === 'over') settled += 1;
    }
    return { looked: open.length, settled };
  }

  /** Nobody shall pay this any more. `paid`: somebody has, and it is settled. `unsure`: WeChat Pay did not answer. */
  async close(outTradeNo: string): Promise<'closed' | 'paid' | 'unsure'> {
    const order = await this.orders.find(outTradeNo);
    if (!order || order.state === 'closed') return 'closed';
    if (order.state !== 'created') return 'paid';
    const answer = await this.pay.close(outTradeNo).catch(unavailable);
    if (answer === 'closed') {
      await this.orders.close(outTradeNo);
      return 'closed';
    }
    await this.ask(outTradeNo);
    const after = await this.orders.get(outTradeNo);
    if (after.state === 'created') return 'unsure';
    return after.state === 'closed' ? 'closed' : 'paid';
  }

  /**
   * A question that cannot be answered now leaves the order as it is; so does one about which WeChat Pay knows nothing,
   * unless it `shouldKnow`: then its placing came to nothing, and nobody can pay it.
   */
  private async ask(outTradeNo: string, shouldKnow = false): Promise<'over' | 'open'> {
    const answer = await this.pay.query(outTradeNo).catch(unavailable);
    if (answer?.kind === 'paid') {
      const outcome = await this.settlement.settlePayment(answer.transaction);
      return outcome.kind === 'refused' ? 'open' : 'over';
    }
    const isOver = answer?.kind === 'closed' || (shouldKnow && answer?.kind === 'absent');
    if (!isOver) return 'open';
    await this.orders.close(outTradeNo);
    return 'over';
  }
}

function unavailable(error: unknown): null {
  if (error instanceof Refusal && error.code === 'wechat_unavailable') return null;
  throw error;
}
