import { Injectable } from '@nestjs/common';
import type { CampaignDraft } from '@jieti/shared/api/campaigns';
import type { CouponTemplate } from '@jieti/shared/api/coupons';
import type { MessagePurpose } from '@jieti/shared/model/message';
import type { Instant } from '@jieti/shared/model/time';
import { CouponTemplatesQueries } from '../coupons/coupon-templates.queries.js';
import { Reader } from '../db/sql.js';
import { ProgrammesQueries } from '../programmes/programmes.queries.js';

/** What a campaign names, as far as it exists. */
export interface CampaignFacts {
  readonly tiers: readonly string[];
  readonly message: { readonly purpose: MessagePurpose; readonly subscriptionTemplateId: string | null } | null;
  readonly coupons: ReadonlyMap<number, CouponTemplate>;
}

@Injectable()
export class CampaignChecksQueries {
  constructor(
    private readonly reader: Reader,
    private readonly programmes: ProgrammesQueries,
    private readonly templates: CouponTemplatesQueries,
  ) {}

  async factsFor(draft: CampaignDraft, now: Instant): Promise<CampaignFacts> {
    const version = await this.programmes.getCurrent(now);
    const [message] = await this.reader.query<{ purpose: MessagePurpose; subscription_template_id: string | null }>(
      'SELECT purpose, subscription_template_id FROM message_template WHERE template_key = ?',
      [draft.messageTemplateKey],
    );
    const ids = draft.offers.flatMap((offer) => (offer.couponTemplateId === null ? [] : [offer.couponTemplateId]));
    const coupons = await this.templates.listByIds([...new Set(ids)]);
    return {
      tiers: version.tiers.map((tier) => tier.key),
      message: message ? { purpose: message.purpose, subscriptionTemplateId: message.subscription_template_id } : null,
      coupons: new Map(coupons.map((template) => [template.id, template])),
    };
  }
}
