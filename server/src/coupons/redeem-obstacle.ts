import type { ErrorCode } from '@jieti/shared/api/errors';
import type { Instant } from '@jieti/shared/model/time';
import { problemOfUse } from '@jieti/shared/rules/coupons/coupon-problem';
import type { StoredCoupon } from './coupon-row.js';

/** What keeps a coupon from being used up, in the order people should hear it; null when nothing does. */
export function redeemObstacle(
  coupon: StoredCoupon,
  use: {
    readonly memberId: number;
    readonly storeId: string | null;
    readonly redeemKey: string;
    /** Key of the member's tier; null where the coupon is for every tier. */
    readonly tier: string | null;
    readonly now: Instant;
    readonly timeZone: string;
  },
): ErrorCode | 'alreadyDone' | null {
  if (coupon.memberId !== use.memberId) return 'coupon_not_yours';
  if (coupon.state === 'redeemed') return coupon.redeemKey === use.redeemKey ? 'alreadyDone' : 'coupon_used';
  if (coupon.state === 'void') return 'coupon_void';
  // The bill that holds it was written while it worked: that it waits for its money takes nothing away.
  if (coupon.state === 'locked') return coupon.redeemKey === use.redeemKey ? null : 'coupon_locked';
  return problemOfUse(coupon, use);
}
