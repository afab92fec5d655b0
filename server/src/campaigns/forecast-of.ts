import type { CampaignForecast } from '@jieti/shared/api/campaigns';
import type { TierBadge } from '@jieti/shared/api/tiers';
import type { CouponTerms } from '@jieti/shared/model/coupon';
import type { MessageReason } from '@jieti/shared/model/message-outcome';
import { reasonLabels } from '@jieti/shared/rules/message-labels';
import type { AudienceTally } from './campaign-forecast.queries.js';

export interface OfferAudience {
  readonly tier: TierBadge;
  readonly coupon: CouponTerms | null;
  readonly tallies: readonly AudienceTally[];
}

/** Adds the audiences up; `bySubscription` + `byInboxOnly` + Σ suppressed = `audience`. */
export function forecastOf(offers: readonly OfferAudience[]): CampaignForecast {
  const all = offers.flatMap((offer) => offer.tallies);
  const reached = all.filter((tally) => dropReason(tally) === null);
  const suppressed = (['opted_out', 'not_personalised', 'closed_account', 'out_of_stock', 'reserved'] as const)
    .map((reason) => ({
      reason,
      label: reasonLabels[reason],
      count: count(all.filter((t) => dropReason(t) === reason)),
    }))
    .filter((drop) => drop.count > 0);
  return {
    audience: count(all),
    bySubscription: count(reached.filter((tally) => tally.consents === 'some')),
    byInboxOnly: count(reached.filter((tally) => tally.consents === 'none')),
    suppressed,
    byTier: offers.map(({ tier, tallies }) => ({
      tier,
      audience: count(tallies),
      bySubscription: count(tallies.filter((tally) => tally.consents === 'some' && dropReason(tally) === null)),
    })),
    couponCostFen: costOf(offers),
  };
}

/** The gate that stops these members, in the order of the dispatch (rule M5). */
function dropReason(tally: AudienceTally): MessageReason | null {
  if (!tally.marketing) return 'opted_out';
  if (!tally.choosable) return 'not_personalised';
  if (tally.closed) return 'closed_account';
  if (!tally.served) return 'out_of_stock';
  return tally.consents === 'kept' ? 'reserved' : null;
}

/** Whether the coupon goes out: it is granted before the consents are looked at. */
const isGranted = (tally: AudienceTally): boolean => {
  const reason = dropReason(tally);
  return reason === null || reason === 'reserved';
};

/** Face value of all coupons that would be granted, in fen; null where one has none (a gift, an uncapped percentage). */
function costOf(offers: readonly OfferAudience[]): number | null {
  let total = 0;
  for (const { coupon, tallies } of offers) {
    if (!coupon) continue;
    const face = coupon.amountFen ?? coupon.capFen;
    if (face === undefined) return null;
    total += face * count(tallies.filter(isGranted));
  }
  return total;
}

const count = (tallies: readonly AudienceTally[]): number => tallies.reduce((total, tally) => total + tally.count, 0);
