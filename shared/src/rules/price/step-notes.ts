import type { PointsSpending } from '../../model/points.js';
import type { CouponTerms } from '../../model/coupon.js';
import { formatFen, type Fen } from '../../money.js';

/** `豆子 ¥128.00 × 10 %`. */
export function discountNote(categories: readonly string[], baseFen: Fen, payPercent: number): string {
  return `${scopeText(categories)} ${formatFen(baseFen)} × ${100 - payPercent} %`;
}

/** How a coupon came to take off `offFen` of `baseFen`. */
export function couponNote(terms: CouponTerms, baseFen: Fen, offFen: Fen): string {
  const base = `${scopeText(terms.categories)} ${formatFen(baseFen)}`;
  switch (terms.kind) {
    case 'cashOff':
    case 'voucher':
      return amountNote(terms, base, offFen);
    case 'percentOff':
      return percentNote(terms, base, offFen);
    case 'gift':
      return '赠品，交给会员，不减金额';
    case 'freeShipping':
      return '免运费，不减商品金额';
    default:
      return terms.kind satisfies never;
  }
}

/** `每 100 积分抵 ¥1.00，最多抵应付的 50 %`. */
export function pointsNote(rules: PointsSpending): string {
  const limit = rules.maxPercent < 100 ? `，最多抵应付的 ${rules.maxPercent} %` : '';
  return `每 ${rules.points} 积分抵 ${formatFen(rules.fen)}${limit}`;
}

function amountNote(terms: CouponTerms, base: string, offFen: Fen): string {
  const all = terms.amountFen ?? 0;
  return offFen < all ? `${base}，券面 ${formatFen(all)}，抵到 0 为止` : `${base}，减 ${formatFen(all)}`;
}

function percentNote({ payPercent = 100, capFen }: CouponTerms, base: string, offFen: Fen): string {
  const note = `${base} × ${100 - payPercent} %`;
  return offFen === capFen ? `${note}，最多减 ${formatFen(capFen)}` : note;
}

function scopeText(categories: readonly string[]): string {
  const [only = '全单'] = categories;
  return categories.length < 2 ? only : categories.join('、');
}
