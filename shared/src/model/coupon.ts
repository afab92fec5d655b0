import type { Instant } from './time.js';

export type CouponKind = 'cashOff' | 'percentOff' | 'gift' | 'voucher';

/** What a coupon promises; copied into every coupon when it is issued, so later edits change nothing issued. */
export interface CouponTerms {
  readonly kind: CouponKind;
  readonly title: string;
  readonly note: string;
  /** `cashOff`, `voucher`: fen taken off. */
  readonly amountFen?: number;
  /** `percentOff`: percent of the price that is paid, 1–99. */
  readonly payPercent?: number;
  /** `percentOff`: the most it takes off, in fen; absent means no cap. */
  readonly capFen?: number;
  /** The smallest bill it works on, in fen; 0 means any. */
  readonly minSpendFen: number;
  /** Empty means every category. */
  readonly categories: readonly string[];
  /** Empty means every store. */
  readonly stores: readonly string[];
}

/** Stored states; `expired` is derived from the time. `locked`: held by a bill that waits for its payment. */
export type CouponState = 'issued' | 'locked' | 'redeemed' | 'void';

export interface Coupon {
  readonly id: number;
  readonly code: string;
  readonly memberId: number;
  readonly templateId: number;
  readonly terms: CouponTerms;
  readonly state: CouponState;
  readonly issuedAt: Instant;
  /** The first instant at which it no longer works. */
  readonly expiresAt: Instant;
  readonly redeemedAt: Instant | null;
  readonly redeemedStore: string | null;
}
