import { Injectable } from '@nestjs/common';
import type { SecondPerson } from '@jieti/shared/api/bill-content';
import type { BillPrice } from '@jieti/shared/model/bill';
import { Refusal } from '../http/refusal.js';
import type { TillActor } from './till-action.js';
import { TillAuthorityService } from './till-authority.service.js';
import type { TillParty } from './till-party.service.js';
import { TillPricingService, type BillWish } from './till-pricing.service.js';

/** A bill that somebody wants to take: what is on it, and what they saw. */
export interface AgreedBill extends BillWish {
  readonly storeId: string;
  readonly expectedPayableFen: number | undefined;
  readonly secondPerson: SecondPerson | undefined;
}

export interface AgreedPrice {
  readonly price: BillPrice;
  /** Key of the tier it was made for. */
  readonly tier: string;
  readonly second: TillActor['second'];
}

/** The price at which a bill is taken: as shown, with every coupon asked for, within the clerk's limit. */
@Injectable()
export class AgreedPricesService {
  constructor(
    private readonly pricing: TillPricingService,
    private readonly authority: TillAuthorityService,
  ) {}

  /**
   * Refuses with visit_expired, quote_changed, limit_bill, what stands in a coupon's way, or as `TillPricingService.price`
   * and `SecondPersonService.verify` do.
   */
  async agree(party: TillParty, bill: AgreedBill): Promise<AgreedPrice> {
    if (party.over) throw new Refusal('visit_expired');
    const { price, problems, tier } = await this.pricing.price(party, bill);
    const [problem] = problems;
    if (problem) throw new Refusal(problem.problem);
    const { expectedPayableFen: expected, storeId, secondPerson } = bill;
    if (expected !== undefined && expected !== price.payableFen) throw new Refusal('quote_changed');
    const asked = { staff: party.staff, storeId, amountFen: price.amountFen, secondPerson };
    return { price, tier: tier.key, second: await this.authority.forBill(asked) };
  }
}
