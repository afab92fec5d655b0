import type { PointsSpending } from './points.js';
import type { Instant } from './time.js';

/** One line of a bill before discounts. */
export interface BillLine {
  /** Names the line within its bill. */
  readonly key: string;
  readonly title: string;
  readonly category: string | null;
  /** For all pieces together, in fen, at least 1. */
  readonly amountFen: number;
}

/** Points offered for a bill: `spend` of `available`, by these rules; more than the bill takes is cut to what it takes. */
export interface BillPoints {
  readonly available: number;
  readonly spend: number;
  readonly rules: PointsSpending;
}

export type PriceStepKind = 'perk' | 'coupon' | 'points';

/** One thing that lowered the price, in the order it did: tier discount, coupons by stacking group, points. */
export interface PriceStep {
  readonly kind: PriceStepKind;
  /** `豆子 9 折`, `满 98 减 20`, `600 积分`. */
  readonly title: string;
  /** How it came about, for people: `豆子 ¥128.00 × 10 %`. */
  readonly note: string;
  readonly couponId: number | null;
  /** Key of the perk, for a `perk` step: a use of a perk with a monthly limit is recorded by it. */
  readonly perkKey?: string;
  /** What it changes, in fen: never positive. */
  readonly amountFen: number;
  /** Its part of every line, in the order of the lines; they sum to `amountFen`. */
  readonly shares: readonly number[];
}

export interface PricedLine extends BillLine {
  /** What is left to pay of the line, in fen, never negative. */
  readonly payableFen: number;
}

/** The price of a bill, explained line by line. Σ payable of the lines = `payableFen` = amount + Σ steps. */
export interface BillPrice {
  readonly amountFen: number;
  readonly lines: readonly PricedLine[];
  readonly steps: readonly PriceStep[];
  readonly payableFen: number;
  readonly couponIds: readonly number[];
  readonly pointsSpent: number;
  /** A coupon of the bill makes delivery free. */
  readonly freeShipping: boolean;
  readonly pricedAt: Instant;
}
