import type { BillLine, BillPrice } from '@jieti/shared/model/bill';
import type { Instant } from '@jieti/shared/model/time';
import { priceBill, type PricedBill } from '@jieti/shared/rules/price/price-bill';
import type { StoredCoupon } from '../coupons/coupon-row.js';
import type { PerkLeft, TillPoints } from './till-offers.queries.js';

export interface Bill {
  readonly lines: readonly BillLine[];
  /** Key of the member's tier, and the perks of it. */
  readonly tier: string;
  readonly perks: readonly PerkLeft[];
  readonly coupons: readonly StoredCoupon[];
  /** Absent: the best combination. */
  readonly couponIds?: readonly number[] | undefined;
  readonly points: TillPoints;
  /** Points to spend. */
  readonly spend: number;
  readonly storeId: string | null;
  readonly now: Instant;
  readonly timeZone: string;
}

/** The price of a bill by the shared rule. Its steps name only perks with a monthly limit: their use is recorded. */
export function priceAtTill(bill: Bill): PricedBill {
  const { perks, points, spend, ...rest } = bill;
  const { available, rules } = points;
  const open = perks.filter(({ left }) => left !== 0).map(({ perk }) => perk);
  const offered = rules?.spending && spend > 0 ? { available, spend, rules: rules.spending } : undefined;
  const { price, problems } = priceBill({ ...rest, perks: open, points: offered });
  const limited = new Set(open.filter((perk) => perk.monthlyLimit !== undefined).map((perk) => perk.key));
  return { price: withLimitedPerks(price, limited), problems };
}

/** The most points a bill would take of what the member has, after the coupons of `price`, and what they take off in fen. */
export function mostPoints(bill: Bill, { couponIds }: BillPrice): { readonly points: number; readonly fen: number } {
  const { price } = priceAtTill({ ...bill, couponIds, spend: bill.points.available });
  const step = price.steps.find(({ kind }) => kind === 'points');
  return { points: price.pointsSpent, fen: 0 - (step?.amountFen ?? 0) };
}

function withLimitedPerks(price: BillPrice, limited: ReadonlySet<string>): BillPrice {
  const steps = price.steps.map(({ perkKey, ...step }) =>
    perkKey !== undefined && limited.has(perkKey) ? { ...step, perkKey } : step,
  );
  return { ...price, steps };
}
