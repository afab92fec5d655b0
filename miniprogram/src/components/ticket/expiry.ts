import type { CouponView } from '@jieti/shared/api/coupons';
import { dayOfInstant, daysUntil, timeOfInstant } from '../../format';

const wordsWithinDays = 7;
const redWithinDays = 3;

/** When the coupon ends, or how it ended; `soon` is the one red of the screen. */
export function expiryOf(coupon: CouponView, now: number): { readonly text: string; readonly soon: boolean } {
  if (coupon.state === 'redeemed') return { text: usedAt(coupon), soon: false };
  if (coupon.state === 'void') return { text: '已作废', soon: false };
  if (coupon.state === 'usable' && coupon.worksFrom > now) {
    return { text: `${dayOfInstant(coupon.worksFrom)} 起可用`, soon: false };
  }
  const lastDay = dayOfInstant(coupon.expiresAt - 1);
  if (coupon.state === 'expired') return { text: `${lastDay} 过期`, soon: false };
  const days = daysUntil(coupon.expiresAt, now);
  if (days > wordsWithinDays) return { text: `${lastDay} 到期`, soon: false };
  return { text: days === 0 ? '今天到期' : `${days} 天后到期`, soon: days <= redWithinDays };
}

function usedAt({ redeemedAt, redeemedStore }: CouponView): string {
  const when = redeemedAt === null ? '' : `${dayOfInstant(redeemedAt)} ${timeOfInstant(redeemedAt)}`;
  return [redeemedStore, when].filter(Boolean).join('，');
}
