import type { Coupon, CouponTerms } from '../../model/coupon.js';
import type { Perk } from '../../model/programme.js';
import type { Instant } from '../../model/time.js';
import type { Fen } from '../../money.js';
import { couponProblem, type CouponProblem } from './coupon-problem.js';

export interface QuoteInput {
  /** Price before discounts, in fen, at least 1. */
  readonly amountFen: Fen;
  readonly category: string | null;
  readonly storeId: string | null;
  /** Perks of the member's tier; only `discount` perks change a price. */
  readonly perks: readonly Perk[];
  /** Coupons of the member, in any state. */
  readonly coupons: readonly Coupon[];
  /** Absent: the best usable coupon; null: none; an id: that one or none, with `problem`. */
  readonly couponId?: number | null;
  readonly now: Instant;
}

export interface QuoteLine {
  readonly kind: 'perk' | 'coupon';
  readonly title: string;
  /** What the line changes, in fen: never positive. */
  readonly amountFen: Fen;
}

export interface PriceQuote {
  readonly amountFen: Fen;
  readonly lines: readonly QuoteLine[];
  readonly payableFen: Fen;
  readonly couponId: number | null;
  /** Why the coupon asked for was not used; `coupon_unknown` when it is not among the member's. */
  readonly problem: CouponProblem | 'coupon_unknown' | null;
}

/**
 * What a member pays (D40): the tier's best discount for the category first, then at most one coupon
 * on what is left; its minimum is held against that. A percentage is taken off in whole fen, the part
 * taken off rounded half up line by line; no line takes more than is left, so the payable sum is never
 * negative and is exactly the amount plus all lines.
 */
export function quote(input: QuoteInput): PriceQuote {
  const { amountFen } = input;
  const perkLine = bestPerkLine(input);
  const left = amountFen + (perkLine?.amountFen ?? 0);
  const { coupon, problem } = chooseCoupon(input, left);
  const couponLine = coupon && lineOf(coupon, left);
  const lines = [perkLine, couponLine].filter((line) => line !== null);
  const payableFen = lines.reduce((sum, line) => sum + line.amountFen, amountFen);
  return { amountFen, lines, payableFen, couponId: coupon?.id ?? null, problem };
}

function bestPerkLine({ amountFen, category, perks }: QuoteInput): QuoteLine | null {
  let best: QuoteLine | null = null;
  for (const perk of perks) {
    if (perk.kind !== 'discount' || perk.payPercent === undefined) continue;
    if (perk.categories && (category === null || !perk.categories.includes(category))) continue;
    const off = percentOff(amountFen, perk.payPercent);
    if (off > 0 && (!best || -off < best.amountFen)) best = { kind: 'perk', title: perk.title, amountFen: -off };
  }
  return best;
}

interface Choice {
  readonly coupon: Coupon | null;
  readonly problem: PriceQuote['problem'];
}

function chooseCoupon(input: QuoteInput, left: Fen): Choice {
  const { coupons, couponId, now } = input;
  const bill = { amountFen: left, category: input.category, storeId: input.storeId };
  if (couponId === null) return { coupon: null, problem: null };
  if (couponId !== undefined) {
    const coupon = coupons.find((one) => one.id === couponId);
    if (!coupon) return { coupon: null, problem: 'coupon_unknown' };
    const problem = couponProblem(coupon, bill, now);
    return { coupon: problem ? null : coupon, problem };
  }
  const usable = coupons.filter((one) => couponProblem(one, bill, now) === null && takesOff(one.terms, left) > 0);
  const [best] = usable.toSorted(
    (a, b) => takesOff(b.terms, left) - takesOff(a.terms, left) || a.expiresAt - b.expiresAt || a.id - b.id,
  );
  return { coupon: best ?? null, problem: null };
}

function lineOf(coupon: Coupon, left: Fen): QuoteLine {
  return { kind: 'coupon', title: coupon.terms.title, amountFen: 0 - takesOff(coupon.terms, left) };
}

/** What a coupon takes off a bill, in fen; a gift is handed over and takes off nothing. */
function takesOff(terms: CouponTerms, left: Fen): Fen {
  switch (terms.kind) {
    case 'cashOff':
    case 'voucher':
      return Math.min(terms.amountFen ?? 0, left);
    case 'percentOff':
      return Math.min(percentOff(left, terms.payPercent ?? 100), terms.capFen ?? Infinity);
    case 'gift':
    case 'freeShipping':
      return 0;
    default:
      return terms.kind satisfies never;
  }
}

function percentOff(amountFen: Fen, payPercent: number): Fen {
  return Math.floor((amountFen * (100 - payPercent) + 50) / 100);
}
