import type { CouponView } from '@jieti/shared/api/coupons';

/** How a coupon goes with others and on which days it rests: `周六、周日不可用，单独使用`. */
export function usageNote({ stackingNote, blackoutNote }: Pick<CouponView, 'stackingNote' | 'blackoutNote'>): string {
  return [blackoutNote, stackingNote ?? '单独使用'].filter(Boolean).join('，');
}
