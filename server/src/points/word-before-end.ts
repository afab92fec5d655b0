import type { PointsLot } from '@jieti/shared/model/points';
import type { Instant } from '@jieti/shared/model/time';

const DAY_MS = 86_400_000;
/** Days before their end on which members are told that points end. */
export const WORD_DAYS = 30;

/** When the member is told that a lot ends: 30 days before, or half-way through a shorter life; null: never (D186). */
export function wordBeforeEnd({
  availableAt,
  expiresAt,
}: Pick<PointsLot, 'availableAt' | 'expiresAt'>): Instant | null {
  if (expiresAt === null) return null;
  return Math.max(expiresAt - WORD_DAYS * DAY_MS, Math.ceil((availableAt + expiresAt) / 2));
}

/** When a lot is to be looked at next after it was filled: for the word before its end, at once where that is due. */
export function dueAt(lot: Pick<PointsLot, 'remaining' | 'availableAt' | 'expiresAt'>): Instant | null {
  return lot.remaining === 0 ? null : wordBeforeEnd(lot);
}
