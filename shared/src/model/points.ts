import type { Instant } from './time.js';

/** How a rule is limited: at most `points` per member in each period of the shop's calendar. */
export interface PointsCap {
  readonly points: number;
  readonly period: 'day' | 'month' | 'always';
}

interface EarningRuleBase {
  /** Stable within the rules; counters of caps and budgets go by it. */
  readonly key: string;
  /** As members read it in their ledger: `消费积分`, `双倍积分周`. */
  readonly title: string;
  /** Empty: members of every tier. */
  readonly tiers: readonly string[];
  /** A campaign's time, half-open; null: no limit on that side. */
  readonly from: Instant | null;
  readonly until: Instant | null;
  readonly cap: PointsCap | null;
  /** The most the rule gives to everybody together; null: no limit. */
  readonly budget: number | null;
}

/** `points` for every `perFen` paid, rounded down; an order counts when one of its categories is covered. */
export interface SpendEarningRule extends EarningRuleBase {
  readonly kind: 'spend';
  readonly points: number;
  readonly perFen: number;
  /** Empty: every category, every store. */
  readonly categories: readonly string[];
  readonly stores: readonly string[];
  /** Whether the tier's points multiplier applies. */
  readonly multiplied: boolean;
}

export interface EngagementEarningRule extends EarningRuleBase {
  readonly kind: 'engagement';
  readonly activity: string;
  readonly points: number;
}

export type EarningRule = SpendEarningRule | EngagementEarningRule;

/** When a lot ends, always with the end of a business day. */
export type PointsExpiry =
  | { readonly kind: 'never' }
  | { readonly kind: 'days'; readonly days: number }
  /** With the last day of the month that lies so many months ahead. */
  | { readonly kind: 'months'; readonly months: number }
  /** With 31 December, `years` later: 0 is this year's. */
  | { readonly kind: 'yearEnd'; readonly years: number };

/** What points buy at the till: `points` take off `fen`, in whole steps. */
export interface PointsSpending {
  readonly points: number;
  readonly fen: number;
  /** The most they pay of what is left of a bill, in percent. */
  readonly maxPercent: number;
  /** Bills below it take no points, in fen. */
  readonly minBillFen: number;
}

/** How points are earned, kept and spent; one immutable version. */
export interface PointsRules {
  readonly version: number;
  readonly effectiveFrom: Instant;
  readonly timeZone: string;
  readonly earning: readonly EarningRule[];
  /** Days before points of an order may be spent, counted as returns are; 0: at once. */
  readonly pendingDays: number;
  readonly expiry: PointsExpiry;
  /** null: points buy coupons and gifts only. */
  readonly spending: PointsSpending | null;
  /** Days that points given back to a lot that has ended live on; 0: they are lost. */
  readonly restoredDays: number;
}

/** One earning, with what is left of it. Spent oldest end first. */
export interface PointsLot {
  readonly id: number;
  readonly earned: number;
  readonly remaining: number;
  readonly availableAt: Instant;
  /** First instant at which it no longer counts; null: never. */
  readonly expiresAt: Instant | null;
}

export type PointsEntryKind = 'earn' | 'spend' | 'takeBack' | 'restore' | 'expire' | 'adjust' | 'transfer';

/**
 * Why points moved: `(kind of entry, biz, id, line)` is unique for ever, so a cause moves points once. `fact`:
 * `source/externalId` of the purchase, refund or activity, `line` the key of the earning rule.
 */
export interface PointsCause {
  readonly biz: 'fact' | 'sale' | 'coupon' | 'console' | 'lot' | 'member' | 'gift';
  readonly id: string;
  readonly line: string;
}

/** One append-only movement. Σ delta of a member = Σ remaining of their lots − their debt. */
export interface PointsEntry {
  readonly kind: PointsEntryKind;
  readonly delta: number;
  readonly cause: PointsCause;
  readonly occurredAt: Instant;
  readonly rulesVersion: number;
  /** As members read it. */
  readonly title: string;
}

/** A member's points; `debt` is what a taking back did not find, paid by the next earning. */
export interface PointsAccount {
  readonly lots: readonly PointsLot[];
  readonly debt: number;
}
