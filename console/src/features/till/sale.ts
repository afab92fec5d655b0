import type { Quote, QuoteRequest, Visit } from '@jieti/shared/api/till';
import { parseYuan } from './parse-yuan';

export interface DraftLine {
  readonly key: string;
  readonly title: string;
  readonly category: string | null;
  /** As typed, in yuan. */
  readonly amount: string;
}

/** What is being rung up for a member. */
export interface Sale {
  readonly visit: Visit;
  readonly lines: readonly DraftLine[];
  /** null: the best combination. */
  readonly couponIds: readonly number[] | null;
  readonly points: number;
  readonly receiptNo: string;
  /** Numbers the lines, so that keys are never used twice. */
  readonly nextLine: number;
}

export function newSale(visit: Visit, receiptNo: string): Sale {
  const first = { key: 'l1', title: '', category: visit.categories[0] ?? null, amount: '' };
  return { visit, lines: [first], couponIds: null, points: 0, receiptNo, nextLine: 2 };
}

export function withLine(sale: Sale): Sale {
  const category = sale.lines.at(-1)?.category ?? sale.visit.categories[0] ?? null;
  const line = { key: `l${sale.nextLine}`, title: '', category, amount: '' };
  return { ...sale, lines: [...sale.lines, line], nextLine: sale.nextLine + 1 };
}

export function withLineChanged(sale: Sale, key: string, change: Partial<DraftLine>): Sale {
  return { ...sale, lines: sale.lines.map((line) => (line.key === key ? { ...line, ...change } : line)) };
}

/** The last line is emptied, not removed. */
export function withoutLine(sale: Sale, key: string): Sale {
  if (sale.lines.length === 1) return withLineChanged(sale, key, { amount: '', title: '' });
  return { ...sale, lines: sale.lines.filter((line) => line.key !== key) };
}

/** Takes a coupon on or off, starting from those the quote shows. */
export function withCouponToggled(sale: Sale, couponId: number, shown: readonly number[]): Sale {
  const from = sale.couponIds ?? shown;
  const couponIds = from.includes(couponId) ? from.filter((id) => id !== couponId) : [...from, couponId];
  return { ...sale, couponIds };
}

/** Whether any amount has been typed. */
export function hasAmounts(sale: Sale): boolean {
  return sale.lines.some((line) => line.amount.trim() !== '');
}

/** The bill as the server is asked for it; null when nothing is rung up or an amount cannot be read. */
export function billOf(sale: Sale): QuoteRequest | null {
  const typed = sale.lines.filter((line) => line.amount.trim() !== '');
  const lines = typed.flatMap(({ key, title, category, amount }) => {
    const amountFen = parseYuan(amount);
    return amountFen === null ? [] : [{ key, title: title.trim() || category || '商品', category, amountFen }];
  });
  if (lines.length === 0 || lines.length < typed.length) return null;
  const coupons = sale.couponIds === null ? {} : { couponIds: [...sale.couponIds] };
  return { visit: sale.visit.visit, lines, ...coupons, ...(sale.points > 0 ? { points: sale.points } : {}) };
}

/** The purchase of a bill as it was quoted: exactly its coupons, points and price. */
export function purchaseOf(bill: QuoteRequest, quote: Quote, receiptNo: string) {
  const { couponIds, pointsSpent, payableFen } = quote.price;
  return {
    visit: bill.visit,
    lines: bill.lines,
    couponIds,
    ...(pointsSpent > 0 ? { points: pointsSpent } : {}),
    expectedPayableFen: payableFen,
    receiptNo,
  };
}
