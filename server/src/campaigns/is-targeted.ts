import type { CampaignDraft, CampaignOffer } from '@jieti/shared/api/campaigns';

/**
 * Whether a campaign chooses by what is known of members: it is for some need classes (D260), leaves a tier out, or
 * offers some tier something else. Only what is the same for everybody goes to who opted out of personalisation (PIPL
 * 24, D223).
 */
export function isTargeted(
  { offers, needs }: Pick<CampaignDraft, 'offers' | 'needs'>,
  allTiers: readonly string[],
): boolean {
  const [first] = offers;
  if (!first) return false;
  const same = ({ title, body, couponTemplateId }: CampaignOffer): boolean =>
    title === first.title && body === first.body && couponTemplateId === first.couponTemplateId;
  const leavesOut = !allTiers.every((tier) => offers.some((offer) => offer.tier === tier));
  return needs.length > 0 || leavesOut || !offers.every(same);
}
