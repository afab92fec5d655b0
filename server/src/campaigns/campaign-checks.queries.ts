import { Injectable } from '@nestjs/common';
import type { CampaignDraft } from '@jieti/shared/api/campaigns';
import type { CouponTemplate } from '@jieti/shared/api/coupons';
import type { MessagePurpose } from '@jieti/shared/model/message';
import type { Instant } from '@jieti/shared/model/time';
import { CouponTemplatesQueries } from '../coupons/coupon-templates.queries.js';
import { keptConsents } from '../outbox/kept-consents.js';
import { MessageTemplatesQueries } from '../outbox/message-templates.queries.js';
import { ProgrammesQueries } from '../programmes/programmes.queries.js';

export interface CampaignMessage {
  readonly purpose: MessagePurpose;
  readonly subscriptionTemplateId: string | null;
  /** How many of a member's last consents for that template the campaign leaves alone. */
  readonly kept: number;
}

/** What a campaign names, as far as it exists. */
export interface CampaignFacts {
  readonly tiers: readonly string[];
  readonly message: CampaignMessage | null;
  readonly coupons: ReadonlyMap<number, CouponTemplate>;
}

@Injectable()
export class CampaignChecksQueries {
  constructor(
    private readonly messages: MessageTemplatesQueries,
    private readonly programmes: ProgrammesQueries,
    private readonly templates: CouponTemplatesQueries,
  ) {}

  async factsFor(draft: CampaignDraft, now: Instant): Promise<CampaignFacts> {
    const version = await this.programmes.getCurrent(now);
    const ids = draft.offers.flatMap((offer) => (offer.couponTemplateId === null ? [] : [offer.couponTemplateId]));
    const coupons = await this.templates.listByIds([...new Set(ids)]);
    return {
      tiers: version.tiers.map((tier) => tier.key),
      message: await this.findMessage(draft.messageTemplateKey),
      coupons: new Map(coupons.map((template) => [template.id, template])),
    };
  }

  private async findMessage(key: string): Promise<CampaignMessage | null> {
    const templates = await this.messages.list();
    const template = templates.find((one) => one.key === key);
    if (!template) return null;
    const subscriptionTemplateId = template.subscription?.templateId ?? null;
    const kept = subscriptionTemplateId === null ? 0 : (keptConsents(templates).get(subscriptionTemplateId) ?? 0);
    return { purpose: template.purpose, subscriptionTemplateId, kept };
  }
}
