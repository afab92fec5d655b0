import type { Instant } from './time.js';

/** 满减, 折扣, 兑换, 代金, 免邮. */
export type CouponKind = 'cashOff' | 'percentOff' | 'gift' | 'voucher' | 'freeShipping';

/**
 * When a coupon works, in whole days of the shop's calendar. `days`: so many, the first being the day it was got plus
 * `startDelayDays` (0: at once). `fixed`: from one day to another as `2026-12-31`, both included.
 */
export type CouponValidity =
  | { readonly kind: 'days'; readonly days: number; readonly startDelayDays: number }
  | { readonly kind: 'fixed'; readonly from: string; readonly to: string };

/** What becomes of a coupon when its order is given back in full; parts given back keep it used. */
export type CouponRefundPolicy =
  | { readonly kind: 'returnIfValid' }
  | { readonly kind: 'returnAndExtend'; readonly days: number }
  | { readonly kind: 'forfeit' };

/** When a coupon does not work although it is valid, in the shop's calendar. */
export interface CouponBlackout {
  /** 1 Monday … 7 Sunday. */
  readonly weekdays: readonly number[];
  /** Both days included, as `2027-02-10`. */
  readonly days: readonly { readonly from: string; readonly to: string }[];
}

/**
 * Coupons of one group add up on the same price; groups follow one another by name, each on what is left. A coupon
 * without a group stands alone on its bill.
 */
export interface CouponStacking {
  readonly group: string;
  /** Groups that may not be on the same bill. */
  readonly excludes: readonly string[];
}

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
  /** Tiers that may use it; absent or empty: every tier. */
  readonly tiers?: readonly string[];
  readonly blackout?: CouponBlackout;
  readonly stacking?: CouponStacking;
  /** Absent: `returnIfValid`. */
  readonly refund?: CouponRefundPolicy;
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
  /** The first instant at which it works; absent: from the start. */
  readonly worksFrom?: Instant;
  /** The first instant at which it no longer works. */
  readonly expiresAt: Instant;
  readonly redeemedAt: Instant | null;
  readonly redeemedStore: string | null;
}
