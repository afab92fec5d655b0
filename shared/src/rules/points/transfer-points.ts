import type { PointsAccount } from '../../model/points.js';
import type { Instant } from '../../model/time.js';
import { without } from './lot-order.js';
import { payDebt, settleDebt, standingLots, type NewPointsLot } from './pay-debt.js';

export interface TransferOutcome {
  /** Of the one who gives: lots emptied, no debt. */
  readonly from: PointsAccount;
  /** Of the one who receives, without `lots`. */
  readonly to: PointsAccount;
  /** New lots of the receiver, with the dates of those they come from. */
  readonly lots: readonly NewPointsLot[];
  /** What the receiver's balance rises by and the giver's falls by: Σ remaining − debt; negative where more is owed. */
  readonly delta: number;
}

/**
 * Everything of one swept account goes to another (D109): each lot with its dates, the debt too, which the lots of both
 * then pay. The giver's own lots stay behind empty, so that points they spent earlier can still be given back into them.
 */
export function transferPoints(from: PointsAccount, to: PointsAccount, now: Instant): TransferOutcome {
  const given = standingLots(from, now).filter((lot) => lot.remaining > 0);
  const parts = given.map(({ id, remaining }) => ({ lotId: id, points: remaining }));
  const lots = given.map(({ remaining, availableAt, expiresAt }) => {
    return { earned: remaining, remaining, availableAt, expiresAt };
  });
  const paid = payDebt(from.debt + to.debt, lots, now);
  return {
    from: { ...without(from, parts), debt: 0 },
    to: settleDebt({ ...to, debt: paid.debt }, now),
    lots: paid.lots,
    delta: parts.reduce((sum, { points }) => sum + points, 0) - from.debt,
  };
}
