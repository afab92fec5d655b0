import type { BillLine, PriceStep } from '../../model/bill.js';
import type { Fen } from '../../money.js';
import { covers } from '../coupons/coupon-problem.js';

/** A bill while it is being priced: what is left of each line, and the steps so far. */
export interface BillInWork {
  readonly lines: readonly BillLine[];
  readonly left: Fen[];
  readonly steps: PriceStep[];
}

/** The places of the lines that a scope of categories covers. */
export function coveredBy(scope: readonly string[], lines: readonly BillLine[]): readonly number[] {
  const places: number[] = [];
  for (let i = 0; i < lines.length; i += 1) if (covers(scope, lines[i]!.category)) places.push(i);
  return places;
}

export function leftOn(left: readonly Fen[], places: readonly number[]): Fen {
  let sum = 0;
  for (const place of places) sum += left[place]!;
  return sum;
}

export function sumOf(amounts: readonly number[]): number {
  let sum = 0;
  for (const amount of amounts) sum += amount;
  return sum;
}
