import { Refusal } from '../http/refusal.js';

/** The last row seen: what the list is sorted by, and the member's number among equals. */
export interface ListCursor {
  readonly value: number | null;
  readonly id: number;
}

export function writeCursor({ value, id }: ListCursor): string {
  return `${value ?? ''}.${id}`;
}

/** Refuses with page_cursor_invalid. */
export function readCursor(text: string | undefined): ListCursor | undefined {
  if (text === undefined) return undefined;
  const match = /^(-?\d{1,15})?\.(\d{1,15})$/.exec(text);
  if (!match) throw new Refusal('page_cursor_invalid');
  return { value: match[1] === undefined ? null : Number(match[1]), id: Number(match[2]) };
}
