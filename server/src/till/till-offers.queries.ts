import { Injectable } from '@nestjs/common';
import type { Perk } from '@jieti/shared/model/programme';
import type { PointsAccount, PointsRules } from '@jieti/shared/model/points';
import type { Instant } from '@jieti/shared/model/time';
import { availablePoints } from '@jieti/shared/rules/points/available-points';
import { pointsInForce } from '@jieti/shared/rules/points/points-in-force';
import type { StoredCoupon } from '../coupons/coupon-row.js';
import { CouponsQueries } from '../coupons/coupons.queries.js';
import { Refusal } from '../http/refusal.js';
import { PerksQueries } from '../perks/perks.queries.js';
import { PointsQueries } from '../points/points.queries.js';
import { PointsRulesQueries } from '../points/points-rules.queries.js';

/** A member's points, and the rules in force; null where the shop has none. */
export interface TillPoints {
  readonly available: number;
  readonly account: PointsAccount;
  readonly rules: PointsRules | null;
}

export interface PerkLeft {
  readonly perk: Perk;
  /** Uses left this month; null: without limit. */
  readonly left: number | null;
}

/** What a member may use on a bill: coupons, points, perks. */
@Injectable()
export class TillOffersQueries {
  constructor(
    private readonly coupons: CouponsQueries,
    private readonly points: PointsQueries,
    private readonly rules: PointsRulesQueries,
    private readonly perks: PerksQueries,
  ) {}

  usableCoupons(memberId: number, now: Instant): Promise<readonly StoredCoupon[]> {
    return this.coupons.listUsable(memberId, now);
  }

  /**
   * `usable`, and the coupons asked for in whatever state they are, so that the price can say what is wrong with them.
   * Refuses with coupon_unknown or coupon_not_yours.
   */
  async withAsked(
    usable: readonly StoredCoupon[],
    memberId: number,
    askedIds: readonly number[],
  ): Promise<readonly StoredCoupon[]> {
    const missing = askedIds.filter((id) => !usable.some((coupon) => coupon.id === id));
    const found = await Promise.all(missing.map((id) => this.coupons.find(id)));
    const asked = found.map((coupon) => {
      if (!coupon) throw new Refusal('coupon_unknown');
      if (coupon.memberId !== memberId) throw new Refusal('coupon_not_yours');
      return coupon;
    });
    return [...usable, ...asked];
  }

  findCoupon(id: number): Promise<StoredCoupon | undefined> {
    return this.coupons.find(id);
  }

  async pointsOf(memberId: number, now: Instant): Promise<TillPoints> {
    const rules = pointsInForce(await this.rules.versions(), now) ?? null;
    if (!rules) return { available: 0, account: { lots: [], debt: 0 }, rules };
    const account = await this.points.account(memberId);
    return { available: availablePoints(account, now), account, rules };
  }

  async perksLeft(memberId: number, perks: readonly Perk[], now: Instant): Promise<readonly PerkLeft[]> {
    const left = await this.perks.leftThisMonth(memberId, perks, now);
    return perks.map((perk) => ({ perk, left: left.get(perk.key) ?? null }));
  }
}
