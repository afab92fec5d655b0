import type { BillLine, BillPoints } from '../src/model/bill.js';
import type { Coupon, CouponTerms } from '../src/model/coupon.js';
import type { Perk } from '../src/model/programme.js';
import { priceBill, type PricedBill, type PriceInput } from '../src/rules/price/price-bill.js';
import { at } from './build-facts.js';

export const now = at('2026-06-12 14:32');

export const beansPerk: Perk = {
  key: 'beans',
  kind: 'discount',
  title: '豆子 9 折',
  note: '不限次',
  payPercent: 90,
  categories: ['豆子'],
};

/** A coupon that takes off ¥20, works on everything until the end of 14 June, and stands alone. */
export function coupon(id: number, terms: Partial<CouponTerms> = {}, more: Partial<Coupon> = {}): Coupon {
  return {
    id,
    code: `C${id}`,
    memberId: 1,
    templateId: id,
    state: 'issued',
    issuedAt: 0,
    expiresAt: at('2026-06-15 00:00'),
    redeemedAt: null,
    redeemedStore: null,
    ...more,
    terms: {
      kind: 'cashOff',
      title: `券${id}`,
      note: '',
      amountFen: 2000,
      minSpendFen: 0,
      categories: [],
      stores: [],
      ...terms,
    },
  };
}

/** The terms of a coupon that adds up with others of its group. */
export function stacking(group: string, ...excludes: string[]): Pick<CouponTerms, 'stacking'> {
  return { stacking: { group, excludes } };
}

export function line(key: string, amountFen: number, category: string | null = '豆子'): BillLine {
  return { key, title: `商品 ${key}`, category, amountFen };
}

export function points(spend: number, more: Partial<BillPoints['rules']> = {}, available = 100_000): BillPoints {
  return { available, spend, rules: { points: 100, fen: 100, maxPercent: 100, minBillFen: 0, ...more } };
}

export function price(input: Partial<PriceInput>): PricedBill {
  return priceBill({
    lines: [line('a', 12_800)],
    storeId: 'anfu',
    tier: 'gold',
    perks: [],
    coupons: [],
    now,
    timeZone: 'Asia/Shanghai',
    ...input,
  });
}
