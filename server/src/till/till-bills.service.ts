import { Injectable } from '@nestjs/common';
import type { NewBill } from '@jieti/shared/api/bills';
import type { BillPrice } from '@jieti/shared/model/bill';
import { Transactions } from '../db/transactions.js';
import type { StaffCaller } from '../http/access.js';
import { Refusal } from '../http/refusal.js';
import { BILL_MS, type PayBill } from '../payments/bill.js';
import { newOrderNumber } from '../payments/order-number.js';
import { AgreedPricesService } from './agreed-prices.service.js';
import { billLines } from './bill-lines.js';
import { requestHash, type NewTillAction } from './till-action.js';
import { TillBillsRepository } from './till-bills.repository.js';
import { TillPartyService, type TillParty } from './till-party.service.js';
import { TillRepliesService, type AskedAction } from './till-replies.service.js';

interface BillReply {
  readonly repeated: boolean;
  readonly billNo: string;
}

/** Bills that members pay on their own phones. */
@Injectable()
export class TillBillsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly bills: TillBillsRepository,
    private readonly parties: TillPartyService,
    private readonly replies: TillRepliesService,
    private readonly prices: AgreedPricesService,
  ) {}

  /**
   * Writes a bill at the price the server computes, holds its coupons, spends its points, uses up the code that was
   * shown, and tells the member. The same key again is the same bill. Its number. Refuses with amount_invalid (also for
   * a bill that is covered whole: that is no payment), amount_too_large, idempotency_conflict, limit_bill,
   * quote_changed, visit_expired, wrong_store, member_unknown, code_needed, code_used, points_short, or what stands in a
   * coupon's way; nothing has changed then.
   */
  async write(request: NewBill, staff: StaffCaller): Promise<string> {
    const lines = billLines(request);
    const party = await this.parties.ofVisit(request.visit, staff);
    const storeId = await this.parties.storeFor(staff, request.storeId ?? party.storeId);
    const couponIds = request.couponIds ?? (typeof request.couponId === 'number' ? [request.couponId] : []);
    const { points = 0 } = request;
    const asked: AskedAction = {
      ...{ storeId, idemKey: `bill:${staff.staffId}:${request.requestKey}`, isKeyed: true, subject: null },
      requestHash: requestHash({ kind: 'bill', memberId: party.member.id, lines, couponIds, points }),
    };
    const { expectedPayableFen, secondPerson } = request;
    const { billNo } = await this.replies.once<BillReply>(asked, async () => {
      const wish = { lines, storeId, couponIds, points, expectedPayableFen, secondPerson };
      const { price, tier, second } = await this.prices.agree(party, wish);
      if (price.payableFen === 0) throw new Refusal('amount_invalid');
      const bill = billOf(request, party, { storeId, price });
      const reply: BillReply = { repeated: false, billNo: bill.billNo };
      const written = { bill, tier, action: actionOf(bill, asked, second), codeHash: party.codeHash, reply };
      await this.transactions.run((tx) => this.bills.write(tx, written));
      return reply;
    });
    return billNo;
  }
}

function billOf(
  request: NewBill,
  { member, staff, now }: TillParty,
  { storeId, price }: { readonly storeId: string; readonly price: BillPrice },
): PayBill {
  const { requestKey, note = null, device = null } = request;
  return {
    ...{ billNo: newOrderNumber(now), memberId: member.id, storeId, staffId: staff.staffId, staff: staff.name },
    ...{ requestKey, amountFen: price.amountFen, payableFen: price.payableFen, note, price, device },
    discounts: price.steps.map(({ kind, title, amountFen }) => ({ kind, title, amountFen })),
    ...{ state: 'open', createdAt: now, expiresAt: now + BILL_MS, lateAt: null },
  };
}

function actionOf(
  { billNo, memberId, storeId, staffId, staff, device, payableFen, price, createdAt }: PayBill,
  { idemKey, requestHash: hash }: AskedAction,
  second: NewTillAction['second'],
): NewTillAction {
  return {
    ...{ kind: 'bill', storeId, staffId, staff, device, second, idemKey, requestHash: hash, memberId },
    ...{ subject: `bill:${billNo}`, title: billNo, amountFen: payableFen, points: 0 - price.pointsSpent },
    ...{ takenAt: null, now: createdAt },
  };
}
