import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { TillDeskQueries } from './till-desk.queries.js';
import type { TillMember } from './till-members.queries.js';
import { TillOffersQueries, type PerkLeft } from './till-offers.queries.js';

/** The perks of the tier a member stands in, with what is left of the month. */
@Injectable()
export class VisitPerksQueries {
  constructor(
    private readonly desk: TillDeskQueries,
    private readonly offers: TillOffersQueries,
  ) {}

  async of(member: TillMember, now: Instant): Promise<{ readonly tier: string; readonly perks: readonly PerkLeft[] }> {
    const tier = await this.desk.tier(member, now);
    return { tier: tier.key, perks: await this.offers.perksLeft(member.id, tier.perks, now) };
  }
}
