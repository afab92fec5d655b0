import type { CampaignOffer } from '@jieti/shared/api/campaigns';
import { businessDayOf, formatDay } from '@jieti/shared/calendar';
import type { MessageContent } from '@jieti/shared/model/message';
import type { MessageReason } from '@jieti/shared/model/message-outcome';
import type { GrantKind, GrantOutcome, GrantRequest } from '../coupons/grant-plan.js';
import type { NewOutboxMessage } from '../outbox/outbox.repository.js';
import { campaignGrantKey, type StoredCampaign } from './campaign-row.js';
import type { AudienceMember } from './campaigns.repository.js';

/** A campaign whose audience is being written down. */
export interface CampaignInHand extends StoredCampaign {
  readonly isTargeted: boolean;
}

/** What the messages of a campaign may say beyond the offer itself. */
export interface CampaignWording {
  readonly shopName: string;
  readonly timeZone: string;
  readonly tierName: (key: string) => string;
}

/** Coupons to be granted before a batch of the audience can be written down. */
export function couponRequests(campaign: CampaignInHand, members: readonly AudienceMember[]): readonly GrantRequest[] {
  return members.flatMap((member) => {
    const templateId = offerFor(campaign, member)?.couponTemplateId ?? null;
    if (templateId === null || gateReason(campaign, member) !== undefined) return [];
    const origin = `活动：${campaign.name}`;
    return [{ memberId: member.id, template: { id: templateId }, grantKey: campaignGrantKey(campaign.id), origin }];
  });
}

/** One message per member: to be sent, or decided at once with the reason. */
export function campaignMessages(
  campaign: CampaignInHand,
  batch: { readonly members: readonly AudienceMember[]; readonly grants: readonly GrantOutcome[] },
  wording: CampaignWording,
): readonly NewOutboxMessage[] {
  const grants = new Map(batch.grants.map((grant) => [grant.memberId, grant]));
  return batch.members.flatMap((member) => {
    const offer = offerFor(campaign, member);
    if (!offer) return [];
    const grant = grants.get(member.id);
    const suppressed = gateReason(campaign, member) ?? (grant && grantReasons[grant.kind]);
    return [
      {
        memberId: member.id,
        kind: 'campaign',
        templateKey: campaign.messageTemplateKey,
        campaignId: campaign.id,
        tier: member.tier,
        content: contentOf(offer, grant, { ...wording, campaignName: campaign.name }),
        dedupeKey: `campaign:${campaign.id}:${member.id}`,
        isTargeted: campaign.isTargeted,
        ...(suppressed === undefined ? {} : { suppressed }),
      },
    ];
  });
}

const offerFor = (campaign: StoredCampaign, member: AudienceMember): CampaignOffer | undefined =>
  campaign.offers.find((offer) => offer.tier === member.tier);

/** Gates in the order of rule M5. */
function gateReason(campaign: CampaignInHand, member: AudienceMember): MessageReason | undefined {
  if (!member.marketing) return 'opted_out';
  if (campaign.isTargeted && !member.personalisation) return 'not_personalised';
  return member.closed ? 'closed_account' : undefined;
}

/** An offer whose coupon cannot be had is not announced. */
const grantReasons: Readonly<Record<GrantKind, MessageReason | undefined>> = {
  granted: undefined,
  repeated: undefined,
  outOfStock: 'out_of_stock',
  limitReached: 'coupon_limit',
  unknownTemplate: 'template_missing',
};

function contentOf(
  offer: CampaignOffer,
  grant: GrantOutcome | undefined,
  wording: CampaignWording & { readonly campaignName: string },
): MessageContent {
  const coupon = grant?.coupon;
  const values = {
    shopName: wording.shopName,
    campaignName: wording.campaignName,
    tierName: wording.tierName(offer.tier),
  };
  return {
    title: offer.title,
    body: offer.body,
    page: coupon ? 'pages/coupons/index' : 'pages/home/index',
    values: coupon
      ? {
          ...values,
          couponTitle: coupon.title,
          expiresOn: formatDay(businessDayOf(coupon.expiresAt - 1, wording.timeZone)),
        }
      : values,
  };
}
