import type { Perk, ProgrammeVersion } from '@jieti/shared/model/programme';
import { growthCard } from '@jieti/shared/rules/programme/growth-card';

/** How often the coupons of a month may be had, by tier. */
const monthly: Readonly<Record<string, number>> = { silver: 1, gold: 2, platinum: 4 };

/** The growth card as the demo shop runs it: birthdays bring a coupon, what is promised each month is counted. */
export const demoCard: ProgrammeVersion = {
  ...growthCard,
  tiers: growthCard.tiers.map((tier) => ({ ...tier, perks: tier.perks.map((perk) => termsOf(perk, tier.key)) })),
};

function termsOf(perk: Perk, tier: string): Perk {
  const limit = monthly[tier];
  if (perk.kind === 'birthday') return { ...perk, couponTemplate: 'birthday-drink' };
  return perk.key === 'monthly' && limit !== undefined ? { ...perk, monthlyLimit: limit } : perk;
}
