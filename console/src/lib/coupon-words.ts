import type { CouponTemplateDraft } from '@jieti/shared/api/coupons';
import { discount, threshold } from './numbers';

type Terms = CouponTemplateDraft['terms'];

export const couponKindWords: Readonly<Record<Terms['kind'], string>> = {
  cashOff: '满减',
  percentOff: '折扣',
  gift: '兑换',
  voucher: '代金',
  freeShipping: '免邮',
};

/** What the ticket's stub says: `¥20`, `8.8 折`, `兑换`. */
export function couponFace(terms: Terms): string {
  switch (terms.kind) {
    case 'cashOff':
    case 'voucher':
      return terms.amountFen ? threshold(terms.amountFen) : '¥—';
    case 'percentOff':
      return terms.payPercent ? discount(terms.payPercent) : '— 折';
    case 'gift':
      return '兑换';
    case 'freeShipping':
      return '免邮';
    default:
      return terms.kind satisfies never;
  }
}

/** When it works: `满 ¥98 可用，最多减 ¥20，限豆子`. */
export function couponConditions(terms: Terms): string {
  const parts = [terms.minSpendFen > 0 ? `满 ${threshold(terms.minSpendFen)} 可用` : '无门槛'];
  if (terms.kind === 'percentOff' && terms.capFen) parts.push(`最多减 ${threshold(terms.capFen)}`);
  if (terms.categories.length > 0) parts.push(`限${terms.categories.join('、')}`);
  if (terms.stores.length > 0) parts.push(`限 ${terms.stores.length} 家门店`);
  return parts.join('，');
}
