import type { CouponView } from '@jieti/shared/api/coupons';
import { errorCodes } from '@jieti/shared/api/errors';
import type { Visit } from '@jieti/shared/api/till';
import { problemOfUse, type CouponUse } from '@jieti/shared/rules/coupons/coupon-problem';
import type { MemberStanding } from '@jieti/shared/rules/tier/member-standing';
import { couponViewOf, type StoredCoupon } from '../coupons/coupon-row.js';

type TillCoupon = Visit['coupons'][number];

/** A coupon with whether this store may take it now, whatever is bought. */
export function tillCoupon(coupon: StoredCoupon, at: CouponUse & { readonly maySpend: boolean }): TillCoupon {
  const problem = at.maySpend ? problemOfUse(coupon, at) : 'code_needed';
  const view: CouponView = couponViewOf(coupon, at.now);
  return { ...view, usableHere: problem === null, why: problem === null ? null : errorCodes[problem].sentence };
}

/** `近 12 个月到店 14 天` */
export function visitsNote(standing: MemberStanding): string {
  const window = { kind: 'rolling', days: 365 } as const;
  const [reading] = standing.readings(
    { kind: 'condition', metric: 'visitDays', window, op: '>=', value: 0 },
    standing.today,
  );
  return `近 12 个月到店 ${reading?.value ?? 0} 天`;
}
