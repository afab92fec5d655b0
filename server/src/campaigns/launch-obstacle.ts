import type { CampaignDraft } from '@jieti/shared/api/campaigns';
import type { ErrorCode } from '@jieti/shared/api/errors';
import type { RefusalDetail } from '../http/refusal.js';
import type { CampaignFacts } from './campaign-checks.queries.js';

/** What a draft names that does not exist; empty when it can be kept. */
export function draftProblems(draft: CampaignDraft, facts: CampaignFacts): readonly RefusalDetail[] {
  const problems: RefusalDetail[] = [];
  if (!facts.message) problems.push({ field: 'messageTemplateKey', message: '没有这个消息模板' });
  draft.offers.forEach((offer, index) => {
    if (!facts.tiers.includes(offer.tier))
      problems.push({ field: `offers.${index}.tier`, message: '当前方案里没有这个等级' });
    if (offer.couponTemplateId !== null && !facts.coupons.has(offer.couponTemplateId))
      problems.push({ field: `offers.${index}.couponTemplateId`, message: '没有这个券模板' });
  });
  return problems;
}

/** Why a draft cannot be sent; null when it can. Marketing needs a template declared for it (rule M4). */
export function launchObstacle(draft: CampaignDraft, facts: CampaignFacts): ErrorCode | null {
  if (draftProblems(draft, facts).length > 0) return 'template_unknown';
  if (facts.message?.purpose !== 'marketing') return 'marketing_forbidden';
  const stopped = draft.offers.some(
    (offer) => offer.couponTemplateId !== null && facts.coupons.get(offer.couponTemplateId)?.active === false,
  );
  return stopped ? 'coupon_out_of_stock' : null;
}
