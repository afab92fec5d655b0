import type { PointsAccount } from '../../model/points.js';
import type { Instant } from '../../model/time.js';
import { floorOfProduct } from './floor-of-product.js';
import { takeFrom, without, type LotPart } from './lot-order.js';
import { standingLots } from './pay-debt.js';

/** What one earning rule gave for the order. */
export interface EarnedLine {
  /** Key of the earning rule. */
  readonly line: string;
  readonly lotId: number;
  readonly points: number;
  /** Taken back by refunds before. */
  readonly takenBack: number;
  /** What ended in the lot unspent: gone already, it is not taken back once more (D105). */
  readonly expired: number;
}

export interface TakeBackInput {
  readonly account: PointsAccount;
  readonly earned: readonly EarnedLine[];
  readonly paidFen: number;
  /** Given back of the order so far, this refund included. */
  readonly refundedFen: number;
  readonly now: Instant;
}

export interface TakeBackOutcome {
  readonly account: PointsAccount;
  /** To be entered, per earning rule; those of 0 are left out. */
  readonly lines: readonly { readonly line: string; readonly points: number }[];
  /** Where they came from; what is missing in them became debt. */
  readonly taken: readonly LotPart[];
  readonly owed: number;
}

/**
 * A refund takes back the difference to `floor(earned × (paid − refunded) ÷ paid)`: from the order's own lots, then from
 * what may be spent, oldest end first, then from what waits; the rest is owed (D105).
 */
export function takeBackPoints(input: TakeBackInput): TakeBackOutcome {
  const { account, earned, now } = input;
  const due = earned.map((line) => ({ ...line, due: dueOf(input, line) })).filter((line) => line.due > 0);
  const own = due.flatMap((line) => takeFrom(standing(account, [line.lotId], now), line.due).taken);
  const kept = without(account, own);
  const missing = sum(due.map((line) => line.due)) - sum(own.map((part) => part.points));
  const ids = earned.map((line) => line.lotId);
  const ownLots = takeFrom(standing(kept, ids, now), missing);
  const others = takeFrom(
    standingLots(kept, now).filter((lot) => !ids.includes(lot.id)),
    ownLots.missing,
  );
  const rest = [...ownLots.taken, ...others.taken];
  return {
    account: { ...without(kept, rest), debt: kept.debt + others.missing },
    lines: due.map((line) => ({ line: line.line, points: line.due })),
    taken: [...own, ...rest],
    owed: others.missing,
  };
}

function dueOf({ paidFen, refundedFen }: TakeBackInput, { points, takenBack, expired }: EarnedLine): number {
  const kept = floorOfProduct(points, Math.max(0, paidFen - refundedFen), paidFen);
  return Math.max(0, Math.min(points - kept, points - expired) - takenBack);
}

function standing(account: PointsAccount, ids: readonly number[], now: Instant) {
  return standingLots(account, now).filter((lot) => ids.includes(lot.id));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
