import type { PointsSpending } from '../../model/points.js';
import type { CouponTerms } from '../../model/coupon.js';
import { formatFen, groupThousands, type Fen } from '../../money.js';
import { remembered } from './remembered.js';

/** `豆子 ¥128.00 × 10 %`. */
export function discountNote(categories: readonly string[], baseFen: Fen, payPercent: number): string {
  return scopeText(categories) + percentText(baseFen, payPercent);
}

/** How a coupon came to take off `offFen` of `baseFen`. */
export function couponNote(terms: CouponTerms, baseFen: Fen, offFen: Fen): string {
  switch (terms.kind) {
    case 'cashOff':
    case 'voucher':
      return scopeText(terms.categories) + amountText(terms, baseFen, offFen);
    case 'percentOff':
      return scopeText(terms.categories) + cappedText(terms, baseFen, offFen);
    case 'gift':
      return '赠品，交给会员，不减金额';
    case 'freeShipping':
      return '免运费，不减商品金额';
    default:
      return terms.kind satisfies never;
  }
}

/** `600 积分`. */
export const pointsTitle = remembered((points: number) => `${groupThousands(points)} 积分`);

/** `每 100 积分抵 ¥1.00，最多抵应付的 50 %`. */
export function pointsNote({ points, fen, maxPercent }: PointsSpending): string {
  return perStepText(points) + formatFen(fen) + (maxPercent < 100 ? limitText(maxPercent) : '');
}

const perStepText = remembered((points: number) => `每 ${points} 积分抵 `);
const limitText = remembered((percent: number) => `，最多抵应付的 ${percent} %`);
const reductionText = remembered((fen: Fen) => `，减 ${formatFen(fen)}`);

function amountText({ amountFen: all = 0 }: CouponTerms, baseFen: Fen, offFen: Fen): string {
  const base = ` ${formatFen(baseFen)}`;
  return base + (offFen < all ? `，券面 ${formatFen(all)}，抵到 0 为止` : reductionText(all));
}

function cappedText({ payPercent = 100, capFen }: CouponTerms, baseFen: Fen, offFen: Fen): string {
  const text = percentText(baseFen, payPercent);
  return offFen === capFen ? `${text}，最多减 ${formatFen(capFen)}` : text;
}

/** Joined before the scope is put in front: joining short Latin text to short Chinese text is what costs most here. */
function percentText(baseFen: Fen, payPercent: number): string {
  return ` ${formatFen(baseFen)} × ${100 - payPercent} %`;
}

function scopeText(categories: readonly string[]): string {
  const [only = '全单'] = categories;
  return categories.length < 2 ? only : categories.join('、');
}
