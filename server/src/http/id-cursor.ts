import { Refusal } from './refusal.js';

/** A cursor that is the id of the last row seen; undefined from the start. Refuses with page_cursor_invalid. */
export function idCursor(cursor: string | undefined): number | undefined {
  if (cursor === undefined) return undefined;
  const id = Number(cursor);
  if (!/^\d+$/.test(cursor) || !Number.isSafeInteger(id)) throw new Refusal('page_cursor_invalid');
  return id;
}
