import { Injectable } from '@nestjs/common';
import type { CampaignDraft, CampaignForecast, CampaignOffer } from '@jieti/shared/api/campaigns';
import { Clock } from '../clock.js';
import { Refusal } from '../http/refusal.js';
import { tierBadge } from '../members/tier-badge.js';
import { ProgrammesQueries } from '../programmes/programmes.queries.js';
import { CampaignChecksQueries, type CampaignFacts } from './campaign-checks.queries.js';
import { CampaignForecastQueries } from './campaign-forecast.queries.js';
import { CampaignsQueries } from './campaigns.queries.js';
import { isTargeted } from './is-targeted.js';
import { forecastOf, type OfferAudience } from './forecast-of.js';

@Injectable()
export class CampaignForecastService {
  constructor(
    private readonly campaigns: CampaignsQueries,
    private readonly checks: CampaignChecksQueries,
    private readonly audiences: CampaignForecastQueries,
    private readonly programmes: ProgrammesQueries,
    private readonly clock: Clock,
  ) {}

  /** Who would be reached if the campaign were launched now. Refuses with not_found. */
  async forecast(id: number): Promise<CampaignForecast> {
    const campaign = await this.campaigns.find(id);
    if (!campaign) throw new Refusal('not_found');
    const now = this.clock.now();
    const facts = await this.checks.factsFor(campaign, now);
    const version = await this.programmes.getCurrent(now);
    const targeted = isTargeted(campaign, facts.tiers);
    const offers: OfferAudience[] = [];
    for (const offer of campaign.offers) {
      const servedBelowId = await this.servedBelow(offer, { campaign, facts, targeted });
      const { subscriptionTemplateId, kept } = facts.message ?? { subscriptionTemplateId: null, kept: 0 };
      offers.push({
        tier: tierBadge(version, offer.tier),
        coupon: offer.couponTemplateId === null ? null : (facts.coupons.get(offer.couponTemplateId)?.terms ?? null),
        tallies: await this.audiences.tallyAudience({
          ...{ tier: offer.tier, needs: campaign.needs, subscriptionTemplateId, kept, servedBelowId },
          isTargeted: targeted,
        }),
      });
    }
    return forecastOf(offers);
  }

  /** The stock goes by member id across all tiers that share a coupon, as the dispatch does. */
  private async servedBelow(
    offer: CampaignOffer,
    of: { readonly campaign: CampaignDraft; readonly facts: CampaignFacts; readonly targeted: boolean },
  ): Promise<number | null> {
    const template = offer.couponTemplateId === null ? undefined : of.facts.coupons.get(offer.couponTemplateId);
    if (!template || template.stockTotal === null) return null;
    const { offers, needs } = of.campaign;
    const tiers = offers.filter((other) => other.couponTemplateId === template.id).map((other) => other.tier);
    const left = Math.max(0, template.stockTotal - template.issued);
    return this.audiences.findFirstUnserved({ tiers, needs, left, isTargeted: of.targeted });
  }
}
