import type { PointsAccount } from '../../model/points.js';
import type { Instant } from '../../model/time.js';
import { availablePoints } from './available-points.js';
import { compareLots, isAvailable, takeFrom, without, type LotPart } from './lot-order.js';

export type SpendOutcome =
  | { readonly kind: 'spent'; readonly account: PointsAccount; readonly taken: readonly LotPart[] }
  | { readonly kind: 'short'; readonly available: number };

/** Takes `points`, at least 1, from what may be spent, oldest end first; all or nothing (D104). */
export function spendPoints(account: PointsAccount, points: number, now: Instant): SpendOutcome {
  const available = availablePoints(account, now);
  if (points > available) return { kind: 'short', available };
  const lots = account.lots.filter((lot) => isAvailable(lot, now)).sort(compareLots);
  const { taken } = takeFrom(lots, points);
  return { kind: 'spent', account: without(account, taken), taken };
}
