import { Injectable } from '@nestjs/common';
import type { TillOutcome, TillPurchase } from '@jieti/shared/api/till';
import { factId } from '@jieti/shared/rules/fact-id';
import type { PriceQuote } from '@jieti/shared/rules/coupons/quote';
import { FactsService } from '../facts/facts.service.js';
import type { RecordOutcome } from '../facts/record.js';
import type { StaffCaller } from '../http/access.js';
import { Refusal } from '../http/refusal.js';
import { tierBadge } from '../members/tier-badge.js';
import { priceAtTill } from './price-at-till.js';
import { redeemKeyOf, type Spending } from './redemptions.repository.js';
import { billOf, purchaseOf, type TillBill } from './till-bill.js';
import { TillCouponsService } from './till-coupons.service.js';
import { TillDeskQueries } from './till-desk.queries.js';
import { TillPartyService, type TillParty } from './till-party.service.js';
import { TillRepeatsService } from './till-repeats.service.js';

@Injectable()
export class TillPurchasesService {
  constructor(
    private readonly facts: FactsService,
    private readonly repeats: TillRepeatsService,
    private readonly desk: TillDeskQueries,
    private readonly parties: TillPartyService,
    private readonly coupons: TillCouponsService,
  ) {}

  /**
   * Records a purchase at the price the server computes, and uses its coupon and code up in the same transaction. The
   * same receipt again gets the first outcome. Refuses with receipt_repeated, quote_changed, visit_expired, wrong_store,
   * member_unknown, code_needed, code_used, occurred_in_future or what stands in the coupon's way; nothing has changed
   * then.
   */
  async record(request: TillPurchase, staff: StaffCaller): Promise<TillOutcome> {
    const party = await this.partyOf(request, staff);
    const storeId = await this.parties.storeFor(staff, request.storeId ?? party.storeId);
    const bill = billOf(request, party, storeId);
    const first = await this.repeats.find(bill);
    if (first) return first;
    try {
      return await this.recordNew(bill);
    } catch (error) {
      // The same receipt may have come in by another call while this one was priced.
      const won = error instanceof Refusal ? await this.repeats.find(bill) : null;
      if (won) return won;
      throw error;
    }
  }

  private async partyOf(request: TillPurchase, staff: StaffCaller): Promise<TillParty> {
    if ((request.visit === undefined) === (request.member === undefined))
      throw new Refusal('malformed', [{ field: 'visit', message: '验码凭证、会员要给一个' }]);
    if (request.visit !== undefined) return this.parties.ofVisit(request.visit, staff);
    return this.parties.ofName(request.member ?? {}, staff);
  }

  private async recordNew(bill: TillBill): Promise<TillOutcome> {
    const { party, request } = bill;
    if (party.over) throw new Refusal('visit_expired');
    const price = await this.price(bill);
    const expected = request.expectedPayableFen;
    if (expected !== undefined && expected !== price.payableFen) throw new Refusal('quote_changed');
    const coupon = price.lines.find((line) => line.kind === 'coupon')?.title ?? null;
    if (price.payableFen === 0) return this.giveFree(bill, price, coupon);
    const outcome = await this.facts.recordOne({
      member: { kind: 'id', id: party.member.id },
      fact: purchaseOf(bill, price.payableFen),
      within: async (tx, memberId, now) => {
        await this.coupons.spend(tx, { ...spendingOf(bill, price.couponId), memberId, now });
      },
    });
    return this.answer(bill, outcome, { payableFen: price.payableFen, couponRedeemed: coupon });
  }

  private async price(bill: TillBill): Promise<PriceQuote> {
    const { party, request, storeId } = bill;
    const couponId = request.couponId ?? null;
    if (couponId !== null && !party.maySpend) throw new Refusal('code_needed');
    const standing = await this.desk.standing(party.member, party.now);
    const coupons = await this.desk.withAsked([], party.member.id, couponId);
    const { amountFen, category = null } = request;
    return priceAtTill(standing, coupons, { amountFen, category, couponId, storeId, now: party.now });
  }

  /** A bill that the coupon covers whole moves no money, so it is no purchase. */
  private async giveFree(bill: TillBill, price: PriceQuote, coupon: string | null): Promise<TillOutcome> {
    const { member, now } = bill.party;
    const spending = { ...spendingOf(bill, price.couponId), memberId: member.id, now, fact: null };
    const done = await this.coupons.spendAlone(spending);
    return { ...(await this.repeats.freeOutcome(bill, coupon ?? '')), repeated: done === 'repeated' };
  }

  private async answer(
    bill: TillBill,
    outcome: RecordOutcome,
    paid: Pick<TillOutcome, 'payableFen' | 'couponRedeemed'>,
  ): Promise<TillOutcome> {
    if (outcome.kind === 'refused')
      throw new Refusal(outcome.code === 'fact_conflict' ? 'receipt_repeated' : outcome.code);
    const version = await this.desk.version(bill.party.now);
    const raised = outcome.kind === 'recorded' && outcome.tierBefore !== outcome.tierAfter ? outcome.tierBefore : null;
    return {
      repeated: outcome.kind === 'repeated',
      receiptNo: bill.request.receiptNo,
      growth: outcome.growth,
      tier: tierBadge(version, outcome.tierAfter),
      tierBefore: raised === null ? null : tierBadge(version, raised),
      gifts: outcome.kind === 'recorded' ? [...outcome.gifts] : [],
      ...paid,
    };
  }
}

function spendingOf(bill: TillBill, couponId: number | null): Omit<Spending, 'memberId' | 'now'> {
  const { party, storeId, key } = bill;
  const { staff, codeHash } = party;
  return { storeId, staff, codeHash, couponId, fact: factId(key), redeemKey: redeemKeyOf(factId(key)) };
}
