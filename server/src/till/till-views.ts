import type { CouponView } from '@jieti/shared/api/coupons';
import { errorCodes } from '@jieti/shared/api/errors';
import type { Visit } from '@jieti/shared/api/till';
import type { Instant } from '@jieti/shared/model/time';
import { couponProblem } from '@jieti/shared/rules/coupons/coupon-problem';
import type { MemberStanding } from '@jieti/shared/rules/tier/member-standing';
import { couponViewOf, type StoredCoupon } from '../coupons/coupon-row.js';

type TillCoupon = Visit['coupons'][number];

/** A coupon with whether this store may take it now; the bill's amount and category are not known yet. */
export function tillCoupon(
  coupon: StoredCoupon,
  at: { readonly storeId: string | null; readonly maySpend: boolean; readonly now: Instant },
): TillCoupon {
  const { terms } = coupon;
  const bill = { amountFen: terms.minSpendFen, category: terms.categories[0] ?? null, storeId: at.storeId };
  const problem = at.maySpend ? couponProblem(coupon, bill, at.now) : 'code_needed';
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
