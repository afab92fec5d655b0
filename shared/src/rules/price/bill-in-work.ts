import type { BillLine, PriceStep } from '../../model/bill.js';
import type { Fen } from '../../money.js';
import { covers } from '../coupons/coupon-problem.js';

/** A bill while it is being priced: what is left of each line, and the steps so far. */
export interface BillInWork {
  readonly lines: readonly BillLine[];
  readonly left: Fen[];
  readonly steps: PriceStep[];
}

/** `[0, 1, …]` by length: asked for several times a bill, and never changed. */
const everyPlaceOf: (readonly number[])[] = [];

/** The places of all lines of a bill of `count` lines. */
export function everyPlace(count: number): readonly number[] {
  return (everyPlaceOf[count] ??= Array.from({ length: count }, (_, place) => place));
}

/** The places of the lines that a scope of categories covers. */
export function coveredBy(scope: readonly string[], lines: readonly BillLine[]): readonly number[] {
  if (scope.length === 0) return everyPlace(lines.length);
  const places: number[] = [];
  for (let i = 0; i < lines.length; i += 1) if (covers(scope, lines[i]!.category)) places.push(i);
  return places;
}

export function leftOn(left: readonly Fen[], places: readonly number[]): Fen {
  let sum = 0;
  for (let i = 0; i < places.length; i += 1) sum += left[places[i]!]!;
  return sum;
}

export function sumOf(amounts: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < amounts.length; i += 1) sum += amounts[i]!;
  return sum;
}
