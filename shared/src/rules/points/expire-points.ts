import type { PointsAccount } from '../../model/points.js';
import type { Instant } from '../../model/time.js';
import { hasEnded, without } from './lot-order.js';

/** What ended in one lot, at `at`. */
export interface ExpiredPart {
  readonly lotId: number;
  readonly points: number;
  readonly at: Instant;
}

/** Empties the lots that have ended; to be done before anything else moves (D103). */
export function expirePoints(
  account: PointsAccount,
  now: Instant,
): { account: PointsAccount; expired: readonly ExpiredPart[] } {
  const expired = account.lots.flatMap(({ id, remaining, expiresAt }) =>
    remaining > 0 && expiresAt !== null && hasEnded({ expiresAt }, now)
      ? [{ lotId: id, points: remaining, at: expiresAt }]
      : [],
  );
  return { account: without(account, expired), expired };
}
