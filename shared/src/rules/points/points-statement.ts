import { dayOfDate, startOfDay } from '../../calendar.js';
import type { PointsEntry, PointsEntryKind } from '../../model/points.js';
import type { Instant } from '../../model/time.js';

export interface PointsStatement {
  /** `2026-08` */
  readonly month: string;
  readonly opening: number;
  readonly earned: number;
  /** Negative, as are `takenBack` and `expired`. */
  readonly spent: number;
  readonly takenBack: number;
  readonly restored: number;
  readonly expired: number;
  /** By hand, and brought along by a merge. */
  readonly adjusted: number;
  readonly closing: number;
}

/** First instant of `2026-08` and of the month after it on the shop's clock; undefined when it is no month. */
export function monthRange(month: string, timeZone: string): { from: Instant; until: Instant } | undefined {
  const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(month);
  if (!match) return undefined;
  const [year, number] = [Number(match[1]), Number(match[2])];
  return {
    from: startOfDay(dayOfDate(year, number, 1), timeZone),
    until: startOfDay(dayOfDate(year, number + 1, 1), timeZone),
  };
}

/** `opening` and what moved in the month, by kind; the sums of the month are all a database needs to hand in (D110). */
export function statementOf(
  month: string,
  opening: number,
  moved: Readonly<Partial<Record<PointsEntryKind, number>>>,
): PointsStatement {
  const { earn = 0, spend = 0, takeBack = 0, restore = 0, expire = 0, adjust = 0, transfer = 0 } = moved;
  const closing = opening + earn + spend + takeBack + restore + expire + adjust + transfer;
  return {
    ...{ month, opening, earned: earn, spent: spend, takenBack: takeBack, restored: restore, expired: expire },
    adjusted: adjust + transfer,
    closing,
  };
}

/** The statement of a month from all of a member's entries. */
export function pointsStatement(
  entries: readonly Pick<PointsEntry, 'kind' | 'delta' | 'occurredAt'>[],
  month: string,
  timeZone: string,
): PointsStatement | undefined {
  const range = monthRange(month, timeZone);
  if (!range) return undefined;
  let opening = 0;
  const moved: Partial<Record<PointsEntryKind, number>> = {};
  for (const { kind, delta, occurredAt } of entries) {
    if (occurredAt < range.from) opening += delta;
    else if (occurredAt < range.until) moved[kind] = (moved[kind] ?? 0) + delta;
  }
  return statementOf(month, opening, moved);
}
