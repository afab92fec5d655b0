import type { PointsItem } from '@jieti/shared/api/points';
import { businessDayOf, formatDay } from '@jieti/shared/calendar';
import type { Instant } from '@jieti/shared/model/time';
import { Refusal } from '../http/refusal.js';
import type { EntryPlace, ShownEntry } from './point-entries.queries.js';

/** An entry as members and staff read it. */
export function pointsItem(row: ShownEntry, now: Instant, timeZone: string): PointsItem {
  const { id, kind, title, delta, shownNote, available_at: from } = row;
  return {
    ...{ id: String(id), at: row.occurred_at, kind, title, note: shownNote, delta },
    pendingUntil: from !== null && from > now ? formatDay(businessDayOf(from, timeZone)) : null,
  };
}

export function writeEntryCursor({ id, occurred_at: at }: ShownEntry): string {
  return `${at}.${id}`;
}

/** Refuses with page_cursor_invalid. */
export function readEntryCursor(cursor: string | undefined): EntryPlace | undefined {
  if (cursor === undefined) return undefined;
  const match = /^(\d{1,15})\.(\d{1,16})$/.exec(cursor);
  if (!match || !Number.isSafeInteger(Number(match[2]))) throw new Refusal('page_cursor_invalid');
  return { occurredAt: Number(match[1]), id: Number(match[2]) };
}
