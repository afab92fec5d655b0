import type { CampaignDraft } from '@jieti/shared/api/campaigns';

/** The coupon the first campaign carries. */
export const demoCampaignCoupon = 'second-cup';

/** A campaign for the shop's first day; the server sends it when it starts, so its results are real. */
export function demoCampaign(couponTemplateId: number): CampaignDraft {
  const body = '到店出示会员码，第二杯用得上这张券';
  return {
    name: '冬日第二杯',
    messageTemplateKey: 'campaign',
    needs: [],
    offers: [
      { tier: 'silver', title: '热饮第二杯有券', body, couponTemplateId },
      { tier: 'platinum', title: '冬季拼配先到先尝', body: '铂金会员提前 7 天，每人一杯', couponTemplateId: null },
    ],
  };
}
