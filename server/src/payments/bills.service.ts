import { Injectable } from '@nestjs/common';
import type { MyBill, TillBill } from '@jieti/shared/api/bills';
import type { OrderPayment } from '@jieti/shared/api/me';
import { Clock } from '../clock.js';
import { Transactions } from '../db/transactions.js';
import type { MemberCaller, StaffCaller } from '../http/access.js';
import { Refusal } from '../http/refusal.js';
import type { Reconciled } from '../jobs/reconcilers.js';
import { LAST_CALL_MS, type PayBill } from './bill.js';
import { BillsQueries } from './bills.queries.js';
import { BillsRepository } from './bills.repository.js';
import { CheckoutService } from './checkout.service.js';
import type { NewPayOrder } from './payments.repository.js';

/** Bills written at the till, paid by members on their own phones. */
@Injectable()
export class BillsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly bills: BillsRepository,
    private readonly queries: BillsQueries,
    private readonly checkout: CheckoutService,
    private readonly clock: Clock,
  ) {}

  /**
   * What the member's phone pays a bill with; asked twice it is the same order, which WeChat Pay takes money for once.
   * @throws Refusal `bill_unknown`, `bill_ended`, `order_already_paid` or `wechat_unavailable`.
   */
  async pay(member: MemberCaller, billNo: string): Promise<OrderPayment> {
    const bill = await this.queries.find(billNo);
    if (bill?.memberId !== member.memberId) throw new Refusal('bill_unknown');
    const order = orderOf(bill, member.openid);
    const before = await this.checkout.look(billNo);
    const payment = await this.prepay(order, before !== null);
    // The till may have cancelled it in the meantime: then nobody shall pay what WeChat Pay has only now heard of.
    const now = (await this.queries.find(billNo)) ?? bill;
    if (now.state === 'open') return payment;
    await this.checkout.close(billNo);
    throw new Refusal(now.state === 'paid' ? 'order_already_paid' : 'bill_ended');
  }

  /** As the member sees it. WeChat's client result proves nothing, so WeChat Pay is asked. @throws Refusal `bill_unknown`. */
  async mine(memberId: number, billNo: string): Promise<MyBill> {
    const known = await this.queries.findMine(billNo, memberId);
    if (!known) throw new Refusal('bill_unknown');
    if (known.state !== 'open') return known;
    await this.checkout.look(billNo);
    return (await this.queries.findMine(billNo, memberId)) ?? known;
  }

  /** As the till sees it, which waits for the money. @throws Refusal `bill_unknown` or `wrong_store`. */
  async atTill(billNo: string, staff: StaffCaller): Promise<TillBill> {
    const bill = await this.ofStaff(billNo, staff);
    if (bill.state === 'open') await this.checkout.look(billNo);
    return this.view(billNo);
  }

  /**
   * Nobody shall pay it any more. WeChat Pay is asked to close it first: what has been paid stays paid. Where it does not
   * answer the bill ends all the same, and money that comes in after goes back by itself.
   * @throws Refusal `bill_unknown`, `wrong_store` or `order_already_paid`.
   */
  async cancel(billNo: string, staff: StaffCaller): Promise<TillBill> {
    const bill = await this.ofStaff(billNo, staff);
    if (bill.state === 'paid') throw new Refusal('order_already_paid');
    if (bill.state === 'open') {
      await this.checkout.close(billNo);
      if ((await this.end(billNo, 'cancelled', staff.name)) === 'paid') throw new Refusal('order_already_paid');
    }
    return this.view(billNo);
  }

  /** Ends bills whose time is over; one that WeChat Pay does not speak about waits for the next round. */
  async endOverdue(): Promise<Reconciled> {
    const overdue = await this.queries.listOverdue(this.clock.now());
    let settled = 0;
    for (const { billNo } of overdue) {
      if ((await this.checkout.close(billNo)) === 'unsure') continue;
      await this.end(billNo, 'expired', null);
      settled += 1;
    }
    return { looked: overdue.length, settled };
  }

  /** The one decision between an end and the money that may have come in: by the bill's row lock. */
  private end(billNo: string, state: 'cancelled' | 'expired', by: string | null): Promise<PayBill['state']> {
    const now = this.clock.now();
    return this.transactions.run(async (tx) => {
      const bill = await this.bills.lock(tx, billNo);
      if (bill.state !== 'open') return bill.state;
      await this.bills.end(tx, bill, { state, by, now });
      return state;
    });
  }

  /** Our record of the order is made only while the bill is open and in time. */
  private prepay(order: NewPayOrder, isPlaced: boolean): Promise<OrderPayment> {
    const now = this.clock.now();
    const check = ({ state, expiresAt }: Pick<PayBill, 'state' | 'expiresAt'>): void => {
      if (state === 'paid') throw new Refusal('order_already_paid');
      if (state !== 'open' || expiresAt <= now) throw new Refusal('bill_ended');
    };
    if (!isPlaced) {
      return this.checkout.place(order, async (tx) => check(await this.bills.lock(tx, order.outTradeNo)));
    }
    return this.queries.find(order.outTradeNo).then((bill) => {
      if (bill) check(bill);
      return this.checkout.prepay(order);
    });
  }

  private async ofStaff(billNo: string, staff: StaffCaller): Promise<PayBill> {
    const bill = await this.queries.find(billNo);
    if (!bill) throw new Refusal('bill_unknown');
    if (staff.storeId !== null && staff.storeId !== bill.storeId) throw new Refusal('wrong_store');
    return bill;
  }

  private async view(billNo: string): Promise<TillBill> {
    const view = await this.queries.findView(billNo, this.clock.now());
    if (!view) throw new Refusal('bill_unknown');
    return view;
  }
}

function orderOf(bill: PayBill, openid: string): NewPayOrder {
  const { billNo, memberId, payableFen, storeId, expiresAt, note } = bill;
  return {
    ...{ outTradeNo: billNo, memberId, openid, amountFen: payableFen, storeId },
    ...{ description: note ?? '到店消费', purpose: 'bill', expiresAt: expiresAt + LAST_CALL_MS },
  };
}
