import type { PointsAccount, PointsLot } from '../../model/points.js';
import type { Instant } from '../../model/time.js';

/** Points of one lot that moved. */
export interface LotPart {
  readonly lotId: number;
  readonly points: number;
}

export function hasEnded(lot: Pick<PointsLot, 'expiresAt'>, now: Instant): boolean {
  return lot.expiresAt !== null && lot.expiresAt <= now;
}

/** May be spent: no longer pending and not ended. */
export function isAvailable(lot: Pick<PointsLot, 'availableAt' | 'expiresAt'>, now: Instant): boolean {
  return lot.availableAt <= now && !hasEnded(lot, now);
}

/** Still waits for the end of its return window. */
export function isPending(lot: Pick<PointsLot, 'availableAt' | 'expiresAt'>, now: Instant): boolean {
  return lot.availableAt > now && !hasEnded(lot, now);
}

/** Oldest end first, then the one that may be spent for longest, then the first made (D104). */
export function compareLots(a: PointsLot, b: PointsLot): number {
  const [endA, endB] = [a.expiresAt ?? Infinity, b.expiresAt ?? Infinity];
  if (endA !== endB) return endA < endB ? -1 : 1;
  return a.availableAt - b.availableAt || a.id - b.id;
}

/** Up to `points` from these lots in their order, and what was not found. */
export function takeFrom(lots: readonly PointsLot[], points: number): { taken: readonly LotPart[]; missing: number } {
  const taken: LotPart[] = [];
  let missing = points;
  for (const lot of lots) {
    const part = Math.min(lot.remaining, missing);
    if (part === 0) continue;
    taken.push({ lotId: lot.id, points: part });
    missing -= part;
  }
  return { taken, missing };
}

/** The account with these parts gone from its lots. */
export function without(account: PointsAccount, parts: readonly LotPart[]): PointsAccount {
  if (parts.length === 0) return account;
  const gone = new Map<number, number>();
  for (const { lotId, points } of parts) gone.set(lotId, (gone.get(lotId) ?? 0) + points);
  return {
    ...account,
    lots: account.lots.map((lot) => ({ ...lot, remaining: lot.remaining - (gone.get(lot.id) ?? 0) })),
  };
}
