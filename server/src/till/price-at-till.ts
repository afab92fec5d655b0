import type { Instant } from '@jieti/shared/model/time';
import { quote, type PriceQuote } from '@jieti/shared/rules/coupons/quote';
import type { MemberStanding } from '@jieti/shared/rules/tier/member-standing';
import type { StoredCoupon } from '../coupons/coupon-row.js';
import { Refusal } from '../http/refusal.js';

export interface Bill {
  readonly amountFen: number;
  readonly category: string | null;
  /** Absent: the best coupon; null: none. */
  readonly couponId?: number | null | undefined;
  readonly storeId: string | null;
  readonly now: Instant;
}

/** The price of a bill by the shared rule. Refuses when the coupon asked for does not work on it, with its code. */
export function priceAtTill(standing: MemberStanding, coupons: readonly StoredCoupon[], bill: Bill): PriceQuote {
  const { couponId, ...rest } = bill;
  const price = quote({
    ...rest,
    perks: standing.tier.perks,
    coupons,
    ...(couponId === undefined ? {} : { couponId }),
  });
  if (price.problem) throw new Refusal(price.problem);
  return price;
}
