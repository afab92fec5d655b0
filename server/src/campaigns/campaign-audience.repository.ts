import { Inject, Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { CONFIG, type Config } from '../config.js';
import { CouponsRepository } from '../coupons/coupons.repository.js';
import type { Tx } from '../db/sql.js';
import { OutboxRepository } from '../outbox/outbox.repository.js';
import { allPlanned, type StoredCampaign } from './campaign-row.js';
import { CampaignsRepository } from './campaigns.repository.js';
import { isTargeted } from './is-targeted.js';
import { campaignMessages, couponRequests } from './plan-batch.js';

export interface BatchSize {
  readonly limit: number;
  readonly now: Instant;
  readonly tierName: (key: string) => string;
  /** All tiers there are. */
  readonly allTiers: readonly string[];
}

@Injectable()
export class CampaignAudienceRepository {
  constructor(
    private readonly campaigns: CampaignsRepository,
    private readonly coupons: CouponsRepository,
    private readonly outbox: OutboxRepository,
    @Inject(CONFIG) private readonly config: Pick<Config, 'shopName' | 'timeZone'>,
  ) {}

  /**
   * Writes down the next members of the audience in id order: their coupon, and their message or the reason why there
   * is none. The caller holds the campaign's row. Gives true when nobody is left.
   */
  async writeDown(tx: Tx, stored: StoredCampaign, { limit, now, tierName, allTiers }: BatchSize): Promise<boolean> {
    const campaign = { ...stored, isTargeted: isTargeted(stored, allTiers) };
    const tiers = campaign.offers.map((offer) => offer.tier);
    const members = await this.campaigns.lockAudience(tx, {
      ...{ tiers, needs: campaign.needs },
      afterId: campaign.plannedToMember,
      limit,
    });
    const grants = await this.coupons.grant(tx, couponRequests(campaign, members), now);
    const { shopName, timeZone } = this.config;
    const messages = campaignMessages(campaign, { members, grants }, { shopName, timeZone, tierName });
    await this.outbox.enqueue(tx, messages, now);
    const last = members.at(-1);
    if (last && members.length === limit) {
      await this.campaigns.advance(tx, campaign.id, last.id);
      return false;
    }
    await this.campaigns.advance(tx, campaign.id, allPlanned);
    await this.campaigns.setPlanned(tx, campaign.id, await this.campaigns.countRecipients(tx, campaign.id));
    return true;
  }
}
