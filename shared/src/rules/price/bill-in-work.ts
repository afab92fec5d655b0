import type { BillLine, PriceStep } from '../../model/bill.js';
import type { Fen } from '../../money.js';
import { covers } from '../coupons/coupon-problem.js';

/** A bill while it is being priced: what is left of each line, and the steps so far. */
export interface BillInWork {
  readonly lines: readonly BillLine[];
  readonly left: Fen[];
  readonly steps: PriceStep[];
}

/** What is left of the lines a scope covers, 0 elsewhere; `undefined` when it covers no line. */
export function coveredLeft(bill: Pick<BillInWork, 'lines' | 'left'>, scope: readonly string[]): Fen[] | undefined {
  const { lines, left } = bill;
  if (scope.length === 0) return left.slice();
  let any = false;
  const covered = left.map((fen, i) => {
    if (!covers(scope, lines[i]!.category)) return 0;
    any = true;
    return fen;
  });
  return any ? covered : undefined;
}

export function sumOf(amounts: readonly Fen[]): Fen {
  let sum = 0;
  for (const amount of amounts) sum += amount;
  return sum;
}
