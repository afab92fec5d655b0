import type { BillLine, BillPoints, BillPrice, PricedLine, PriceStep } from '../../model/bill.js';
import type { Coupon } from '../../model/coupon.js';
import type { Perk } from '../../model/programme.js';
import type { CouponUse } from '../coupons/coupon-problem.js';
import { bestCoupons } from './best-coupons.js';
import { sumOf, type BillInWork } from './bill-in-work.js';
import type { Offer } from './coupon-turns.js';
import { couponsAskedFor } from './coupons-asked-for.js';
import { takeCoupons, type CouponTrouble } from './take-coupons.js';
import { takePoints } from './take-points.js';
import { takeTierDiscount } from './tier-discount.js';

export interface PriceInput extends CouponUse {
  readonly lines: readonly BillLine[];
  /** Perks of the member's tier that may still be used; only `discount` perks change a price. */
  readonly perks: readonly Perk[];
  /** Coupons of the member, in any state. */
  readonly coupons: readonly Coupon[];
  /** Absent: the best combination; else these and no others, in any order. */
  readonly couponIds?: readonly number[] | undefined;
  readonly points?: BillPoints | undefined;
}

export interface PricedBill {
  readonly price: BillPrice;
  /** Why coupons that were asked for are not on the bill. */
  readonly problems: readonly CouponTrouble[];
}

/**
 * What a member pays, explained step by step (D120): the tier's discount, then coupons by stacking group, then points.
 * Pure; the same input gives the same price to the fen. Never negative, and Σ payable of the lines = `payableFen` =
 * `amountFen` + Σ steps; the shares of a step sum to its amount.
 */
export function priceBill(input: PriceInput): PricedBill {
  const { lines, couponIds: ids, coupons } = input;
  const bill: BillInWork = { lines, left: amountsOf(lines), steps: [] };
  const problems: CouponTrouble[] = [];
  const amountFen = sumOf(bill.left);
  takeTierDiscount(bill, input.perks);
  const offers = ids
    ? couponsAskedFor({ ids, coupons, use: input }, bill, problems)
    : bestCoupons(coupons, bill, input);
  takeCoupons(bill, offers, problems);
  const pointsSpent = input.points ? takePoints(bill, input.points) : 0;
  const couponIds = couponsOf(bill.steps);
  const price = {
    amountFen,
    lines: pricedLines(bill),
    steps: bill.steps,
    payableFen: sumOf(bill.left),
    couponIds,
    pointsSpent,
    freeShipping: couponIds.length > 0 && isDeliveryFree(offers, couponIds),
    pricedAt: input.now,
  };
  return { price, problems };
}

function amountsOf(lines: readonly BillLine[]): number[] {
  const amounts: number[] = [];
  for (let i = 0; i < lines.length; i += 1) amounts.push(lines[i]!.amountFen);
  return amounts;
}

function pricedLines({ lines, left }: BillInWork): readonly PricedLine[] {
  const priced: PricedLine[] = [];
  for (let i = 0; i < lines.length; i += 1) {
    const { key, title, category, amountFen } = lines[i]!;
    priced.push({ key, title, category, amountFen, payableFen: left[i]! });
  }
  return priced;
}

function couponsOf(steps: readonly PriceStep[]): readonly number[] {
  const ids: number[] = [];
  for (const { couponId } of steps) if (couponId !== null) ids.push(couponId);
  return ids;
}

function isDeliveryFree(offers: readonly Offer[], used: readonly number[]): boolean {
  for (const { coupon } of offers) if (coupon.terms.kind === 'freeShipping' && used.includes(coupon.id)) return true;
  return false;
}
