import type { CouponTemplate, CouponTemplateDraft } from '@jieti/shared/api/coupons';
import type { BillLine } from '@jieti/shared/model/bill';
import type { Coupon } from '@jieti/shared/model/coupon';
import type { Perk } from '@jieti/shared/model/programme';
import { couponLife } from '@jieti/shared/rules/coupons/coupon-life';
import { priceBill, type PricedBill } from '@jieti/shared/rules/price/price-bill';

const TIME_ZONE = 'Asia/Shanghai';

export interface TryOutInput {
  readonly terms: CouponTemplateDraft['terms'];
  readonly validity: CouponTemplate['validity'];
  readonly lines: readonly BillLine[];
  readonly tier: { readonly key: string; readonly perks: readonly Perk[] } | null;
  readonly storeId: string | null;
  /** When the bill is made; the coupon has been the member's for as long as it takes to work. */
  readonly now: number;
}

/** What the coupon does to a bill: by the rule that prices every bill. */
export function tryCoupon({ terms, validity, lines, tier, storeId, now }: TryOutInput): PricedBill {
  const running = validity.kind === 'days' ? { ...validity, startDelayDays: 0 } : validity;
  const life = couponLife(running, now, TIME_ZONE);
  const coupon: Coupon = {
    ...{ id: 1, code: '', memberId: 0, templateId: 0, terms, state: 'issued' },
    ...{ issuedAt: now, worksFrom: life.worksFrom, expiresAt: life.expiresAt },
    ...{ redeemedAt: null, redeemedStore: null },
  };
  const use = { storeId, tier: tier?.key ?? null, now, timeZone: TIME_ZONE };
  return priceBill({ ...use, lines, perks: tier?.perks ?? [], coupons: [coupon], couponIds: [coupon.id] });
}
