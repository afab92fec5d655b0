import type { Shift } from '@jieti/shared/api/till-actions';
import type { BillPrice } from '@jieti/shared/model/bill';
import type { Instant } from '@jieti/shared/model/time';

const HOUR_MS = 3_600_000;

/** A sale of the shift. */
export interface ShiftSale {
  readonly at: Instant;
  readonly price: BillPrice;
}

/** Sums of a shift by what was sold: money, coupons used, points spent, hour by hour. */
export function shiftSummary(
  sales: readonly ShiftSale[],
): Pick<Shift, 'sales' | 'coupons' | 'byHour'> & { readonly spent: number } {
  const coupons = new Map<string, { count: number; offFen: number }>();
  const hours = new Map<Instant, { count: number; fen: number }>();
  let [fen, spent] = [0, 0];
  for (const { at, price } of sales) {
    fen += price.payableFen;
    spent += price.pointsSpent;
    const hour = entryOf(hours, at - (at % HOUR_MS), () => ({ count: 0, fen: 0 }));
    hour.count += 1;
    hour.fen += price.payableFen;
    for (const step of price.steps) {
      if (step.kind !== 'coupon') continue;
      const coupon = entryOf(coupons, step.title, () => ({ count: 0, offFen: 0 }));
      coupon.count += 1;
      coupon.offFen -= step.amountFen;
    }
  }
  return {
    sales: { count: sales.length, fen },
    coupons: [...coupons].map(([title, sums]) => ({ title, ...sums })),
    byHour: [...hours].sort(([a], [b]) => a - b).map(([from, sums]) => ({ from, ...sums })),
    spent,
  };
}

function entryOf<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known) return known;
  const made = make();
  map.set(key, made);
  return made;
}
