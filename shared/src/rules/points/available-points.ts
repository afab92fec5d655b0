import type { PointsAccount } from '../../model/points.js';
import type { Instant } from '../../model/time.js';
import { hasEnded, isAvailable, isPending } from './lot-order.js';

/** What may be spent at `now`, less the debt; never negative (D104). */
export function availablePoints({ lots, debt }: PointsAccount, now: Instant): number {
  return Math.max(0, sum(lots.filter((lot) => isAvailable(lot, now))) - debt);
}

/** What waits for the end of a return window. */
export function pendingPoints({ lots }: PointsAccount, now: Instant): number {
  return sum(lots.filter((lot) => isPending(lot, now)));
}

/** Everything that has not ended, less the debt: negative while something is owed. */
export function pointsBalance({ lots, debt }: PointsAccount, now: Instant): number {
  return sum(lots.filter((lot) => !hasEnded(lot, now))) - debt;
}

function sum(lots: PointsAccount['lots']): number {
  return lots.reduce((total, lot) => total + lot.remaining, 0);
}
