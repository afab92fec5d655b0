import type { CampaignOffer } from '@jieti/shared/api/campaigns';

/**
 * Whether a campaign chooses by what is known of members: it leaves a tier out, or offers some tier something else. Only
 * what is the same for everybody goes to who opted out of personalisation (PIPL 24, D223).
 */
export function isTargeted(offers: readonly CampaignOffer[], allTiers: readonly string[]): boolean {
  const [first] = offers;
  if (!first) return false;
  const same = ({ title, body, couponTemplateId }: CampaignOffer): boolean =>
    title === first.title && body === first.body && couponTemplateId === first.couponTemplateId;
  return !allTiers.every((tier) => offers.some((offer) => offer.tier === tier)) || !offers.every(same);
}
