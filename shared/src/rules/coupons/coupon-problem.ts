import { businessDayOf, formatDay } from '../../calendar.js';
import type { Coupon, CouponBlackout } from '../../model/coupon.js';
import type { BusinessDay, Instant } from '../../model/time.js';
import type { Fen } from '../../money.js';

/** Why a coupon does not work on a bill; each is an error code of the API. */
export type CouponProblem =
  | 'coupon_locked'
  | 'coupon_used'
  | 'coupon_void'
  | 'coupon_expired'
  | 'coupon_not_yet'
  | 'coupon_blackout'
  | 'coupon_wrong_store'
  | 'coupon_wrong_tier'
  | 'coupon_wrong_category'
  | 'coupon_below_minimum'
  | 'coupon_not_with_others';

export type CouponAsked = Pick<Coupon, 'state' | 'worksFrom' | 'expiresAt' | 'terms'>;

/** Where, when and by whom a coupon is to be used. */
export interface CouponUse {
  readonly storeId: string | null;
  /** Key of the member's tier. */
  readonly tier: string | null;
  readonly now: Instant;
  readonly timeZone: string;
}

export interface CouponUseOnLines extends CouponUse {
  /** What is left to pay of each line when the coupon's turn comes, in fen; null: nothing rung up yet. */
  readonly lines: readonly { readonly category: string | null; readonly leftFen: Fen }[] | null;
}

export interface CouponBill {
  /** What is left to pay when the coupon's turn comes, in fen. */
  readonly amountFen: Fen;
  readonly category: string | null;
  readonly storeId: string | null;
}

/** What keeps `coupon` from being used, in the order people should hear it; null when nothing does (D121). */
export function couponProblem(coupon: CouponAsked, use: CouponUseOnLines): CouponProblem | null;
/** The same for a bill of one line that knows neither tiers nor days without coupons. */
export function couponProblem(coupon: CouponAsked, bill: CouponBill, now: Instant): CouponProblem | null;
export function couponProblem(
  coupon: CouponAsked,
  use: CouponUseOnLines | CouponBill,
  now: Instant = 0,
): CouponProblem | null {
  if (!('lines' in use)) return problemOnBill(coupon, use, now);
  const problem = problemOfUse(coupon, use);
  if (problem || !use.lines) return problem;
  const { categories, minSpendFen } = coupon.terms;
  const covered = use.lines.filter((line) => covers(categories, line.category));
  if (covered.length === 0) return 'coupon_wrong_category';
  return covered.reduce((sum, line) => sum + line.leftFen, 0) < minSpendFen ? 'coupon_below_minimum' : null;
}

const problemOfState = { redeemed: 'coupon_used', locked: 'coupon_locked', void: 'coupon_void' } as const;

/** What keeps `coupon` from being used whatever is bought. */
export function problemOfUse(coupon: CouponAsked, use: CouponUse): CouponProblem | null {
  const { terms, worksFrom } = coupon;
  if (coupon.state !== 'issued') return problemOfState[coupon.state];
  if (use.now >= coupon.expiresAt) return 'coupon_expired';
  if (worksFrom !== undefined && use.now < worksFrom) return 'coupon_not_yet';
  if (terms.blackout && isBlackedOut(terms.blackout, use)) return 'coupon_blackout';
  if (!covers(terms.stores, use.storeId)) return 'coupon_wrong_store';
  return terms.tiers && !covers(terms.tiers, use.tier) ? 'coupon_wrong_tier' : null;
}

/** An empty list covers everything; a list with entries does not cover what is not known. */
export function covers(scope: readonly string[], value: string | null): boolean {
  return scope.length === 0 || (value !== null && isIn(scope, value));
}

/** `includes` for the short lists of terms; a bill asks it some fifty times, and a plain loop answers sooner. */
export function isIn(list: readonly string[], value: string): boolean {
  for (let i = 0; i < list.length; i += 1) if (list[i] === value) return true;
  return false;
}

function problemOnBill(coupon: CouponAsked, bill: CouponBill, now: Instant): CouponProblem | null {
  const { amountFen: leftFen, category, storeId } = bill;
  const { tiers: _, blackout: __, ...terms } = coupon.terms;
  const use = { storeId, tier: null, now, timeZone: 'UTC' };
  return couponProblem({ ...coupon, terms }, { ...use, lines: [{ category, leftFen }] });
}

/** What was asked last: all coupons of a bill ask for the same day, which takes a while in zones with summer time. */
let lastAsked = { now: 0, timeZone: 'UTC', day: 0 };

function dayOfUse({ now, timeZone }: CouponUse): BusinessDay {
  if (now !== lastAsked.now || timeZone !== lastAsked.timeZone) {
    lastAsked = { now, timeZone, day: businessDayOf(now, timeZone) };
  }
  return lastAsked.day;
}

function isBlackedOut(blackout: CouponBlackout, use: CouponUse): boolean {
  const day = dayOfUse(use);
  // Day 0, 1 January 1970, was a Thursday.
  const weekday = ((day + 3) % 7) + 1;
  if (blackout.weekdays.includes(weekday)) return true;
  if (blackout.days.length === 0) return false;
  const date = formatDay(day);
  return blackout.days.some(({ from, to }) => from <= date && date <= to);
}
