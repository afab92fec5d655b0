import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import type { Tx } from '../db/sql.js';
import { Transactions } from '../db/transactions.js';
import { Refusal } from '../http/refusal.js';
import { backOff } from './back-off.js';
import { PacksRepository } from './packs.repository.js';
import type { PayOrder } from './pay-order.js';
import { PaymentsRepository } from './payments.repository.js';
import { outRefundNoOf, type PayRefundRow } from './refund-row.js';
import { RefundsQueries } from './refunds.queries.js';
import { RefundsRepository, type NewRefund } from './refunds.repository.js';

type Said = Parameters<RefundsRepository['note']>[2];

/** Our own record of refunds: a durable row before WeChat Pay hears of it. */
@Injectable()
export class RefundBookService {
  constructor(
    private readonly transactions: Transactions,
    private readonly refunds: RefundsRepository,
    private readonly queries: RefundsQueries,
    private readonly orders: PaymentsRepository,
    private readonly packs: PacksRepository,
  ) {}

  /**
   * The row of a refund, made when it is new; the number of the row. A pack's unused coupons are taken back with it.
   * @throws Refusal `order_unknown` (also for one that was not paid), `refund_exceeds_order` or `idempotency_conflict`.
   */
  request(refund: NewRefund, now: Instant): Promise<string> {
    return this.transactions.run(async (tx) => {
      const order = await this.orders.lock(tx, refund.outTradeNo);
      if (!order || order.state === 'created' || order.state === 'closed') throw new Refusal('order_unknown');
      const outRefundNo = outRefundNoOf(refund.outTradeNo, refund.refundNo);
      const others = await this.refunds.listOfOrder(tx, refund.outTradeNo);
      const same = others.find((other) => other.outRefundNo === outRefundNo);
      if (same && same.amountFen !== refund.amountFen) throw new Refusal('idempotency_conflict');
      if (same) return outRefundNo;
      if ((await this.left(tx, order, others, now)) < refund.amountFen) throw new Refusal('refund_exceeds_order');
      await this.refunds.insert(tx, refund, now);
      return outRefundNo;
    });
  }

  find(outRefundNo: string): Promise<PayRefundRow | null> {
    return this.queries.find(outRefundNo);
  }

  listDue(now: Instant): Promise<readonly PayRefundRow[]> {
    return this.queries.listDue(now);
  }

  /** Whether it is this caller's turn to talk to WeChat Pay about a refund. */
  mayAsk(refund: PayRefundRow, now: Instant): Promise<boolean> {
    return this.transactions.run((tx) => this.refunds.claim(tx, refund, now + backOff(refund.attempts)));
  }

  async note(outRefundNo: string, said: Said): Promise<void> {
    await this.transactions.run((tx) => this.refunds.note(tx, outRefundNo, said));
  }

  /** Fen that may still be asked for: arrived refunds count as facts, whoever asked for them; the rest by their rows. */
  private async left(tx: Tx, order: PayOrder, others: readonly PayRefundRow[], now: Instant): Promise<number> {
    const arrived = await this.orders.sumRefunded(tx, order.transactionId ?? '');
    const onTheWay = others
      .filter(({ state }) => state === 'requested' || state === 'processing' || state === 'abnormal')
      .reduce((sum, { amountFen }) => sum + amountFen, 0);
    const left = order.amountFen - arrived - onTheWay;
    return order.purpose === 'pack' ? Math.min(left, await this.packs.takeBack(tx, order, now)) : left;
  }
}
