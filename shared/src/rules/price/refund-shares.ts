import type { BillPrice } from '../../model/bill.js';
import type { Fen } from '../../money.js';
import { allocate } from './allocate.js';
import { sumOf } from './bill-in-work.js';

/** Money to be given back of a line: some fen of what was paid for it, or all that is left. */
export type LineToReturn =
  | { readonly key: string; readonly amountFen: Fen }
  | { readonly key: string; readonly whole: true };

/** What has been given back of a line in all, in fen of what was paid for it. */
export interface LineReturned {
  readonly key: string;
  readonly fen: Fen;
  /** The line is given back whole, also when points paid all of it. */
  readonly whole: boolean;
}

export interface BillReturn {
  readonly kind: 'return';
  /** Money to give back now, in fen. */
  readonly fen: Fen;
  /** Points to give back now. */
  readonly points: number;
  /** What points had paid of all that is given back so far, and of the whole bill, in fen. */
  readonly pointsShare: { readonly givenBackFen: Fen; readonly ofFen: Fen };
  /** State after this return, line by line: `before` of the next one. */
  readonly returned: readonly LineReturned[];
  /** Everything is given back; coupons follow their refund policy now. */
  readonly whole: boolean;
}

export type ReturnProblem =
  | { readonly kind: 'unknownLine'; readonly key: string }
  | { readonly kind: 'tooMuch'; readonly key: string; readonly leftFen: Fen };

/**
 * The shares of a refund (D130): money as money, points as points, in proportion to what was paid of each line. Several
 * returns sum to exactly the whole. `before`: `returned` of the last one.
 */
export function lineReturn(
  price: BillPrice,
  returns: readonly LineToReturn[],
  before: readonly LineReturned[] = [],
): BillReturn | ReturnProblem {
  const state = new Map(
    price.lines.map((line) => [line.key, before.find((one) => one.key === line.key) ?? unreturned(line.key)]),
  );
  let fen = 0;
  for (const wish of returns) {
    const line = price.lines.find((one) => one.key === wish.key);
    const soFar = state.get(wish.key);
    if (!line || !soFar) return { kind: 'unknownLine', key: wish.key };
    const leftFen = line.payableFen - soFar.fen;
    const back = 'whole' in wish ? leftFen : wish.amountFen;
    if (back > leftFen || soFar.whole) return { kind: 'tooMuch', key: wish.key, leftFen };
    fen += back;
    state.set(wish.key, { key: wish.key, fen: soFar.fen + back, whole: 'whole' in wish || back === leftFen });
  }
  return sharesOf(price, fen, [...state.values()], before);
}

/** Spreads an amount over what is left of the lines; all that is left gives every line back whole. */
export function returnOfAmount(
  price: BillPrice,
  amountFen: Fen,
  before: readonly LineReturned[] = [],
): readonly LineToReturn[] | { readonly kind: 'tooMuch'; readonly leftFen: Fen } {
  const returnedOf = (key: string) => before.find((one) => one.key === key);
  const open = price.lines.filter((line) => !returnedOf(line.key)?.whole);
  const left = open.map((line) => line.payableFen - (returnedOf(line.key)?.fen ?? 0));
  const leftFen = sumOf(left);
  if (amountFen > leftFen) return { kind: 'tooMuch', leftFen };
  if (amountFen === leftFen) return open.map(({ key }) => ({ key, whole: true }));
  const parts = allocate(amountFen, left);
  return open.map(({ key }, i) => ({ key, amountFen: parts[i]! })).filter((one) => one.amountFen > 0);
}

function unreturned(key: string): LineReturned {
  return { key, fen: 0, whole: false };
}

function sharesOf(
  price: BillPrice,
  fen: Fen,
  returned: readonly LineReturned[],
  before: readonly LineReturned[],
): BillReturn {
  const byPoints = pointsOfLines(price);
  const ofFen = sumOf(byPoints);
  const givenBackFen = pointsFenOf(price, byPoints, returned);
  const soFar = pointsFenOf(price, byPoints, before);
  const pointsFor = (share: Fen) => (ofFen === 0 ? 0 : Math.floor((price.pointsSpent * share) / ofFen));
  return {
    kind: 'return',
    fen,
    points: pointsFor(givenBackFen) - pointsFor(soFar),
    pointsShare: { givenBackFen, ofFen },
    returned,
    whole: returned.every((line) => line.whole),
  };
}

/** What points paid of each line, in fen. */
function pointsOfLines(price: BillPrice): readonly Fen[] {
  const step = price.steps.find((one) => one.kind === 'points');
  return price.lines.map((_, i) => 0 - (step?.shares[i] ?? 0));
}

function pointsFenOf(price: BillPrice, byPoints: readonly Fen[], returned: readonly LineReturned[]): Fen {
  return price.lines.reduce((sum, line, i) => {
    const state = returned.find((one) => one.key === line.key);
    if (!state) return sum;
    if (state.whole) return sum + byPoints[i]!;
    return sum + (line.payableFen === 0 ? 0 : Math.floor((byPoints[i]! * state.fen) / line.payableFen));
  }, 0);
}
