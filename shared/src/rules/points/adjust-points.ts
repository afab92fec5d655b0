import type { PointsAccount, PointsRules } from '../../model/points.js';
import type { Instant } from '../../model/time.js';
import { lotEnd } from './lot-dates.js';
import { takeFrom, without, type LotPart } from './lot-order.js';
import { payDebt, standingLots, type NewPointsLot } from './pay-debt.js';

export interface AdjustOutcome {
  readonly account: PointsAccount;
  /** A lot to be stored, of more points. */
  readonly lot: NewPointsLot | null;
  /** Where fewer points came from; what is missing in them became debt. */
  readonly taken: readonly LotPart[];
}

/**
 * A correction by hand of `delta` ≠ 0 points. More points may be spent at once, end as earned ones do and pay a debt first;
 * fewer are taken as a refund takes them, the rest is owed (D108).
 */
export function adjustPoints(
  account: PointsAccount,
  delta: number,
  rules: Pick<PointsRules, 'expiry' | 'timeZone'>,
  now: Instant,
): AdjustOutcome {
  if (delta > 0) {
    const expiresAt = lotEnd(rules.expiry, now, rules.timeZone);
    const paid = payDebt(account.debt, [{ earned: delta, remaining: delta, availableAt: now, expiresAt }], now);
    return { account: { ...account, debt: paid.debt }, lot: paid.lots[0] ?? null, taken: [] };
  }
  const { taken, missing } = takeFrom(standingLots(account, now), -delta);
  return { account: { ...without(account, taken), debt: account.debt + missing }, lot: null, taken };
}
