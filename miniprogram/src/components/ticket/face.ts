import { formatFen } from '@jieti/shared/money';
import type { CouponView } from '@jieti/shared/api/coupons';

/** What the stub of a ticket prints: `¥` 20, 8.8 `折`, 1 `份`. */
export interface TicketFace {
  readonly before: string;
  readonly figure: string;
  readonly after: string;
  readonly condition: string;
}

const plain = (fen: number) => formatFen(fen, { decimals: fen % 100 === 0 ? 0 : 2 }).replace('¥', '');

/** 88 → `8.8`, 90 → `9`. */
const discount = (payPercent: number) => String(payPercent / 10);

/** Short enough for the stub: `无门槛`, `豆子、器物`, `豆子等 4 类`. */
function coveredBy(categories: readonly string[]): string {
  if (categories.length === 0) return '无门槛';
  return categories.length <= 2 ? categories.join('、') : `${categories[0]}等 ${categories.length} 类`;
}

export function ticketFace({ terms }: Pick<CouponView, 'terms'>): TicketFace {
  const condition = terms.minSpendFen > 0 ? `满 ${plain(terms.minSpendFen)} 可用` : coveredBy(terms.categories);
  switch (terms.kind) {
    case 'cashOff':
    case 'voucher':
      return { before: '¥', figure: plain(terms.amountFen ?? 0), after: '', condition };
    case 'percentOff':
      return { before: '', figure: discount(terms.payPercent ?? 100), after: '折', condition };
    case 'gift':
      return { before: '', figure: '1', after: '份', condition: terms.categories.join('、') || '到店领取' };
    case 'freeShipping':
      return { before: '', figure: '免邮', after: '', condition };
    default:
      return terms.kind satisfies never;
  }
}
