import { Injectable } from '@nestjs/common';
import type { TillOutcome } from '@jieti/shared/api/till';
import type { PurchaseFact } from '@jieti/shared/model/fact';
import { factId } from '@jieti/shared/rules/fact-id';
import type { StoredCoupon } from '../coupons/coupon-row.js';
import { FactsService } from '../facts/facts.service.js';
import { Refusal } from '../http/refusal.js';
import { tierBadge } from '../members/tier-badge.js';
import { priceAtTill } from './price-at-till.js';
import { redeemKeyOf } from './redemptions.repository.js';
import { repeatOf, type TillBill } from './till-bill.js';
import { TillDeskQueries } from './till-desk.queries.js';
import { TillOutcomesQueries } from './till-outcomes.queries.js';

/** A till that got no answer asks again; it is told what happened the first time. */
@Injectable()
export class TillRepeatsService {
  constructor(
    private readonly facts: FactsService,
    private readonly desk: TillDeskQueries,
    private readonly outcomes: TillOutcomesQueries,
  ) {}

  /**
   * The first outcome of this receipt, or null when it is new. Refuses with receipt_repeated when the number stands for
   * another member or another amount.
   */
  async find(bill: TillBill): Promise<TillOutcome | null> {
    const first = await this.desk.findPurchase(bill.key);
    if (!first) return this.findFree(bill);
    const coupon = await this.desk.couponUsedOn(first.memberId, factId(bill.key));
    if (!(await this.isSame(bill, first, coupon))) throw new Refusal('receipt_repeated');
    const { memberId, fact } = first;
    const outcome = await this.facts.recordOne({ member: { kind: 'id', id: memberId }, fact: repeatOf(fact) });
    if (outcome.kind === 'refused') throw new Refusal(outcome.code);
    const { tierBefore, gifts } = await this.outcomes.find(memberId, factId(fact), fact.recordedAt);
    const version = await this.desk.version(bill.party.now);
    return {
      repeated: true,
      receiptNo: fact.externalId,
      payableFen: fact.amountFen,
      growth: outcome.growth,
      tier: tierBadge(version, outcome.tierAfter),
      tierBefore: tierBefore === null ? null : tierBadge(version, tierBefore),
      gifts: [...gifts],
      couponRedeemed: coupon?.terms.title ?? null,
    };
  }

  /** A bill that a coupon covered whole left no fact, only the coupon that was used on it. */
  private async findFree(bill: TillBill): Promise<TillOutcome | null> {
    const { request, party } = bill;
    if (request.couponId === undefined || request.couponId === null) return null;
    const coupon = await this.desk.findCoupon(request.couponId);
    if (coupon?.redeemKey !== redeemKeyOf(factId(bill.key)) || coupon.memberId !== party.member.id) return null;
    return { ...(await this.freeOutcome(bill, coupon.terms.title)), repeated: true };
  }

  async freeOutcome({ request, party }: TillBill, couponTitle: string): Promise<TillOutcome> {
    const standing = await this.desk.standing(party.member, party.now);
    return {
      repeated: false,
      receiptNo: request.receiptNo,
      payableFen: 0,
      growth: 0,
      tier: tierBadge(standing.version, standing.state.tier),
      tierBefore: null,
      gifts: [],
      couponRedeemed: couponTitle,
    };
  }

  private async isSame(
    bill: TillBill,
    first: { readonly memberId: number; readonly fact: PurchaseFact },
    coupon: StoredCoupon | undefined,
  ): Promise<boolean> {
    const { request, party, storeId } = bill;
    if (first.memberId !== party.member.id) return false;
    if ((request.couponId ?? null) !== (coupon?.id ?? null)) return false;
    if (request.expectedPayableFen !== undefined) return request.expectedPayableFen === first.fact.amountFen;
    const { occurredAt } = first.fact;
    const standing = await this.desk.standing(party.member, occurredAt, bill.key);
    const { amountFen, category = null } = request;
    const asThen = { amountFen, category, couponId: coupon?.id ?? null, storeId, now: occurredAt };
    const unused: StoredCoupon[] = coupon ? [{ ...coupon, state: 'issued' }] : [];
    return priceAtTill(standing, unused, asThen).payableFen === first.fact.amountFen;
  }
}
