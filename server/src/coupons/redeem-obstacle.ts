import type { ErrorCode } from '@jieti/shared/api/errors';
import type { Instant } from '@jieti/shared/model/time';
import type { StoredCoupon } from './coupon-row.js';

/** What keeps a coupon from being used up, in the order people should hear it; null when nothing does. */
export function redeemObstacle(
  coupon: StoredCoupon,
  use: {
    readonly memberId: number;
    readonly storeId: string | null;
    readonly redeemKey: string;
    readonly now: Instant;
  },
): ErrorCode | 'alreadyDone' | null {
  if (coupon.memberId !== use.memberId) return 'coupon_not_yours';
  if (coupon.state === 'redeemed') return coupon.redeemKey === use.redeemKey ? 'alreadyDone' : 'coupon_used';
  if (coupon.state === 'void') return 'coupon_void';
  // The bill that holds it was written while it worked: that it waits for its money takes nothing away.
  if (coupon.state === 'locked') return coupon.redeemKey === use.redeemKey ? null : 'coupon_locked';
  if (use.now >= coupon.expiresAt) return 'coupon_expired';
  const { stores } = coupon.terms;
  if (stores.length > 0 && (use.storeId === null || !stores.includes(use.storeId))) return 'coupon_wrong_store';
  return null;
}
