import { Inject, Injectable } from '@nestjs/common';
import type { BillLine } from '@jieti/shared/model/bill';
import type { TierDefinition } from '@jieti/shared/model/programme';
import type { PricedBill } from '@jieti/shared/rules/price/price-bill';
import { CONFIG, type Config } from '../config.js';
import { Refusal } from '../http/refusal.js';
import { priceAtTill, type Bill } from './price-at-till.js';
import { TillDeskQueries } from './till-desk.queries.js';
import { TillOffersQueries, type TillPoints } from './till-offers.queries.js';
import type { TillParty } from './till-party.service.js';

/** What shall be used on a bill. */
export interface BillWish {
  readonly lines: readonly BillLine[];
  readonly storeId: string | null;
  /** Absent: the best combination. */
  readonly couponIds?: readonly number[] | undefined;
  /** Points to spend. */
  readonly points: number;
}

export interface PricedVisit extends PricedBill {
  readonly tier: TierDefinition;
  readonly points: TillPoints;
  readonly bill: Bill;
}

/** The price of a bill for the member who stands at the till. */
@Injectable()
export class TillPricingService {
  constructor(
    private readonly desk: TillDeskQueries,
    private readonly offers: TillOffersQueries,
    @Inject(CONFIG) private readonly config: Pick<Config, 'timeZone'>,
  ) {}

  /**
   * Nothing is stored. Refuses with code_needed (this visit may not spend), coupon_unknown, coupon_not_yours,
   * points_not_here or points_short.
   */
  async price({ member, maySpend, now }: TillParty, wish: BillWish): Promise<PricedVisit> {
    const asked = wish.couponIds ?? [];
    if (!maySpend && (asked.length > 0 || wish.points > 0)) throw new Refusal('code_needed');
    const [tier, points] = await Promise.all([this.desk.tier(member, now), this.offers.pointsOf(member.id, now)]);
    if (wish.points > 0 && !points.rules?.spending) throw new Refusal('points_not_here');
    if (wish.points > points.available) throw new Refusal('points_short');
    const isOpen = wish.couponIds === undefined && maySpend;
    const usable = isOpen ? await this.offers.usableCoupons(member.id, now) : [];
    const coupons = await this.offers.withAsked(usable, member.id, asked);
    const perks = await this.offers.perksLeft(member.id, tier.perks, now);
    const couponIds = isOpen ? undefined : asked;
    const { lines, storeId } = wish;
    const at = { storeId, tier: tier.key, now, timeZone: this.config.timeZone };
    const bill = { ...at, lines, perks, coupons, couponIds, points, spend: wish.points };
    return { ...priceAtTill(bill), tier, points, bill };
  }
}
