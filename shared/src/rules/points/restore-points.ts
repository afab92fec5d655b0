import { businessDayOf, startOfDay } from '../../calendar.js';
import type { PointsAccount, PointsLot } from '../../model/points.js';
import type { Instant } from '../../model/time.js';
import { floorOfProduct } from './floor-of-product.js';
import { hasEnded, type LotPart } from './lot-order.js';
import { settleDebt } from './pay-debt.js';

/** What a spending took from one lot, with what came back of it before (lost points included). */
export interface SpentPart extends LotPart {
  readonly restored: number;
}

export interface RestoreInput {
  /** Swept by `expirePoints`; with the lots the spending took from, empty ones too. */
  readonly account: PointsAccount;
  /** In the order the spending took them. */
  readonly taken: readonly SpentPart[];
  /** Given back of the order so far, this time included. */
  readonly givenBackFen: number;
  readonly ofFen: number;
  readonly restoredDays: number;
  readonly timeZone: string;
  readonly now: Instant;
}

export interface RestoreOutcome {
  readonly account: PointsAccount;
  /** What came back, into which lots; before it paid a debt. */
  readonly restored: readonly LotPart[];
  /** Lots of `restored` that had ended and live on until `expiresAt`. */
  readonly revived: readonly { readonly lotId: number; readonly expiresAt: Instant }[];
  /** What should have come back into lots that had ended: entered as given back and ended at once (D106). */
  readonly lost: readonly LotPart[];
}

/**
 * Gives spent points back in step with the order's money, the whole of them with the last of it: into the lots they came
 * from, the one taken last first. A lot that has ended lives on for `restoredDays`, today being the first, or they are lost.
 */
export function restorePoints(input: RestoreInput): RestoreOutcome {
  const { account, restoredDays, timeZone, now } = input;
  const parts = dueParts(input);
  const lotOf = new Map(account.lots.map((lot) => [lot.id, lot]));
  const ended = (lotId: number): boolean => {
    const lot = lotOf.get(lotId);
    return lot === undefined || hasEnded(lot, now);
  };
  const lives = (part: LotPart) => lotOf.has(part.lotId) && (restoredDays > 0 || !ended(part.lotId));
  const restored = parts.filter(lives);
  const until = startOfDay(businessDayOf(now, timeZone) + restoredDays, timeZone);
  const revived = restored.filter((part) => ended(part.lotId)).map(({ lotId }) => ({ lotId, expiresAt: until }));
  const lots = account.lots.map((lot) => refilled(lot, restored, revived));
  const lost = parts.filter((part) => !lives(part));
  return { account: settleDebt({ ...account, lots }, now), restored, revived, lost };
}

function dueParts({ taken, givenBackFen, ofFen }: RestoreInput): readonly LotPart[] {
  const spent = taken.reduce((total, part) => total + part.points, 0);
  const before = taken.reduce((total, part) => total + part.restored, 0);
  const share = givenBackFen >= ofFen ? spent : floorOfProduct(spent, givenBackFen, ofFen);
  let due = Math.max(0, share - before);
  return taken.toReversed().flatMap(({ lotId, points, restored }) => {
    const part = Math.min(points - restored, due);
    due -= part;
    return part > 0 ? [{ lotId, points: part }] : [];
  });
}

function refilled(lot: PointsLot, restored: readonly LotPart[], revived: RestoreOutcome['revived']): PointsLot {
  const points = restored.reduce((total, part) => total + (part.lotId === lot.id ? part.points : 0), 0);
  if (points === 0) return lot;
  const expiresAt = revived.find(({ lotId }) => lotId === lot.id)?.expiresAt ?? lot.expiresAt;
  return { ...lot, remaining: lot.remaining + points, expiresAt };
}
