import { Injectable } from '@nestjs/common';
import type { FactKey, PurchaseFact } from '@jieti/shared/model/fact';
import type { ProgrammeVersion } from '@jieti/shared/model/programme';
import type { Instant } from '@jieti/shared/model/time';
import { memberStanding, type MemberStanding } from '@jieti/shared/rules/tier/member-standing';
import type { StoredCoupon } from '../coupons/coupon-row.js';
import { CouponsQueries } from '../coupons/coupons.queries.js';
import { FactsQueries } from '../facts/facts.queries.js';
import { Refusal } from '../http/refusal.js';
import { OverridesQueries } from '../overrides/overrides.queries.js';
import { ProgrammesQueries } from '../programmes/programmes.queries.js';
import type { TillMember } from './till-members.queries.js';

/** What the till looks up before it names a price: where the member stands and what they hold. */
@Injectable()
export class TillDeskQueries {
  constructor(
    private readonly facts: FactsQueries,
    private readonly programmes: ProgrammesQueries,
    private readonly coupons: CouponsQueries,
    private readonly overrides: OverridesQueries,
  ) {}

  /** Where the member stands at `now`; `without` leaves one fact out, as if it had not been reported yet. */
  async standing(member: TillMember, now: Instant, without?: FactKey): Promise<MemberStanding> {
    const [versions, facts, overrides] = await Promise.all([
      this.programmes.versions(),
      this.facts.ofMember(member.id),
      this.overrides.ofMember(member.id),
    ]);
    const kept = without ? facts.filter((f) => !isFact(f, without)) : facts;
    return memberStanding({ versions, registeredAt: member.registeredAt, facts: kept, overrides, now });
  }

  version(now: Instant): Promise<ProgrammeVersion> {
    return this.programmes.getCurrent(now);
  }

  usableCoupons(memberId: number, now: Instant): Promise<readonly StoredCoupon[]> {
    return this.coupons.listUsable(memberId, now);
  }

  /**
   * `usable`, and the coupon asked for in whatever state it is, so that the price can say what is wrong with it. Refuses
   * with coupon_unknown or coupon_not_yours.
   */
  async withAsked(
    usable: readonly StoredCoupon[],
    memberId: number,
    askedId: number | null,
  ): Promise<readonly StoredCoupon[]> {
    if (askedId === null || usable.some((coupon) => coupon.id === askedId)) return usable;
    const asked = await this.coupons.find(askedId);
    if (!asked) throw new Refusal('coupon_unknown');
    if (asked.memberId !== memberId) throw new Refusal('coupon_not_yours');
    return [...usable, asked];
  }

  findCoupon(id: number): Promise<StoredCoupon | undefined> {
    return this.coupons.find(id);
  }

  couponUsedOn(memberId: number, fact: string): Promise<StoredCoupon | undefined> {
    return this.coupons.findByFact(memberId, fact);
  }

  async findPurchase(key: FactKey): Promise<{ readonly memberId: number; readonly fact: PurchaseFact } | null> {
    const found = await this.facts.find(key);
    return found?.fact.kind === 'purchase' ? { memberId: Number(found.memberId), fact: found.fact } : null;
  }
}

const isFact = (a: FactKey, b: FactKey): boolean => a.source === b.source && a.externalId === b.externalId;
