import { Injectable } from '@nestjs/common';
import type { NewBill } from '@jieti/shared/api/bills';
import type { PriceQuote } from '@jieti/shared/rules/coupons/quote';
import type { StaffCaller } from '../http/access.js';
import { Refusal } from '../http/refusal.js';
import { BILL_MS, type PayBill } from '../payments/bill.js';
import { BillsQueries } from '../payments/bills.queries.js';
import { newOrderNumber } from '../payments/order-number.js';
import { priceAtTill } from './price-at-till.js';
import { TillBillsRepository } from './till-bills.repository.js';
import { TillDeskQueries } from './till-desk.queries.js';
import { TillPartyService, type TillParty } from './till-party.service.js';
import { Transactions } from '../db/transactions.js';

/** Bills that members pay on their own phones. */
@Injectable()
export class TillBillsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly bills: TillBillsRepository,
    private readonly queries: BillsQueries,
    private readonly desk: TillDeskQueries,
    private readonly parties: TillPartyService,
  ) {}

  /**
   * Writes a bill at the price the server computes, holds its coupon, uses up the code that was shown, and tells the
   * member. The same key again is the same bill. Its number. Refuses with idempotency_conflict, quote_changed,
   * visit_expired, wrong_store, member_unknown, code_needed, code_used, amount_invalid (a coupon covers it whole: that is
   * no payment), or what stands in the coupon's way; nothing has changed then.
   */
  async write(request: NewBill, staff: StaffCaller): Promise<string> {
    const party = await this.parties.ofVisit(request.visit, staff);
    const storeId = await this.parties.storeFor(staff, request.storeId ?? party.storeId);
    const first = await this.sameBill(request, party);
    if (first) return first;
    if (party.over) throw new Refusal('visit_expired');
    const price = await this.price(request, party, storeId);
    const bill = billOf(request, party, { storeId, price });
    try {
      await this.transactions.run((tx) => this.bills.write(tx, bill, party.codeHash));
      return bill.billNo;
    } catch (error) {
      // The same request may have come in by another call while this one was priced.
      const won = await this.sameBill(request, party);
      if (won) return won;
      throw error;
    }
  }

  private async sameBill(request: NewBill, { staff, member }: TillParty): Promise<string | null> {
    const bill = await this.queries.findRequested(staff.staffId, request.requestKey);
    if (!bill) return null;
    if (bill.memberId !== member.id || bill.amountFen !== request.amountFen) throw new Refusal('idempotency_conflict');
    return bill.billNo;
  }

  private async price(request: NewBill, party: TillParty, storeId: string): Promise<PriceQuote> {
    const { amountFen, category = null, couponId = null, expectedPayableFen: expected } = request;
    if (couponId !== null && !party.maySpend) throw new Refusal('code_needed');
    const standing = await this.desk.standing(party.member, party.now);
    const coupons = await this.desk.withAsked([], party.member.id, couponId);
    const price = priceAtTill(standing, coupons, { amountFen, category, couponId, storeId, now: party.now });
    if (expected !== undefined && expected !== price.payableFen) throw new Refusal('quote_changed');
    if (price.payableFen === 0) throw new Refusal('amount_invalid');
    return price;
  }
}

function billOf(
  request: NewBill,
  { member, staff, now }: TillParty,
  { storeId, price }: { readonly storeId: string; readonly price: PriceQuote },
): PayBill {
  const { requestKey, amountFen, category = null, note = null } = request;
  return {
    ...{ billNo: newOrderNumber(now), memberId: member.id, storeId, staffId: staff.staffId, staff: staff.name },
    ...{ requestKey, amountFen, payableFen: price.payableFen, category, note, couponId: price.couponId },
    discounts: price.lines.map((line) => ({ ...line })),
    ...{ state: 'open', createdAt: now, expiresAt: now + BILL_MS, lateAt: null },
  };
}
