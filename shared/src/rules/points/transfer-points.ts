import type { PointsAccount } from '../../model/points.js';
import type { Instant } from '../../model/time.js';
import { settleDebt } from './pay-debt.js';

export interface TransferOutcome {
  readonly from: PointsAccount;
  readonly to: PointsAccount;
  /** Σ remaining − debt of the one who gives: the entry of the other side, and its negative of theirs; may be negative. */
  readonly delta: number;
}

/** Everything of one account goes to another: lots with their dates, the debt too, which lots of both then pay (D109). */
export function transferPoints(from: PointsAccount, to: PointsAccount, now: Instant): TransferOutcome {
  const delta = from.lots.reduce((sum, lot) => sum + lot.remaining, 0) - from.debt;
  const joined = { lots: [...to.lots, ...from.lots], debt: to.debt + from.debt };
  return { from: { lots: [], debt: 0 }, to: settleDebt(joined, now), delta };
}
