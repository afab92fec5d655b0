import type { PointsAccount, PointsLot } from '../../model/points.js';
import type { Instant } from '../../model/time.js';
import { compareLots, hasEnded, isPending, takeFrom, without } from './lot-order.js';

/** A lot that is not stored yet. */
export type NewPointsLot = Omit<PointsLot, 'id'>;

/** New lots pay what is owed before anything else, first come first; those that have ended already pay nothing (D107). */
export function payDebt<L extends NewPointsLot>(
  debt: number,
  lots: readonly L[],
  now: Instant,
): { debt: number; lots: readonly L[] } {
  let owed = debt;
  const paid = lots.map((lot) => {
    const part = hasEnded(lot, now) ? 0 : Math.min(lot.remaining, owed);
    owed -= part;
    return part === 0 ? lot : { ...lot, remaining: lot.remaining - part };
  });
  return { debt: owed, lots: paid };
}

/** Lots of an account pay its debt: oldest end first, those that wait last. */
export function settleDebt(account: PointsAccount, now: Instant): PointsAccount {
  if (account.debt === 0) return account;
  const { taken, missing } = takeFrom(standingLots(account, now), account.debt);
  return { ...without(account, taken), debt: missing };
}

/** Lots that have not ended: those that may be spent, oldest end first, then those that wait. */
export function standingLots({ lots }: PointsAccount, now: Instant): readonly PointsLot[] {
  const standing = lots.filter((lot) => !hasEnded(lot, now)).sort(compareLots);
  return [...standing.filter((lot) => !isPending(lot, now)), ...standing.filter((lot) => isPending(lot, now))];
}
