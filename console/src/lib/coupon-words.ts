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

/** By number less one: 1 is Monday. */
export const weekdayWords = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const;

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

export interface TicketFace {
  readonly before: string;
  readonly figure: string;
  readonly after: string;
  readonly condition: string;
}

const bare = (fen: number | undefined) => (fen ? threshold(fen).replace('¥', '') : '—');

/** What the stub prints on the phone, figure and marks apart: `¥` 20, 8.8 `折`, 1 `份`. */
export function ticketFace(terms: Terms): TicketFace {
  const condition = terms.minSpendFen > 0 ? `满 ${bare(terms.minSpendFen)} 可用` : '无门槛';
  switch (terms.kind) {
    case 'cashOff':
    case 'voucher':
      return { before: '¥', figure: bare(terms.amountFen), after: '', condition };
    case 'percentOff':
      return { before: '', figure: terms.payPercent ? String(terms.payPercent / 10) : '—', after: '折', condition };
    case 'gift':
      return { before: '', figure: '1', after: '份', condition: terms.categories.join('、') || '到店领取' };
    case 'freeShipping':
      return { before: '', figure: '免邮', after: '', condition };
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
