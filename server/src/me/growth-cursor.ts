import { Refusal } from '../http/refusal.js';

/** The last growth entry seen, by the key the entries are stored under. */
export interface GrowthCursor {
  readonly occurredAt: number;
  readonly source: string;
  readonly externalId: string;
}

export function writeGrowthCursor({ occurredAt, source, externalId }: GrowthCursor): string {
  return Buffer.from(JSON.stringify([occurredAt, source, externalId])).toString('base64url');
}

/** Refuses with page_cursor_invalid. */
export function readGrowthCursor(text: string): GrowthCursor {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (!Array.isArray(value)) throw new Refusal('page_cursor_invalid');
    const [occurredAt, source, externalId] = value as unknown[];
    if (Number.isSafeInteger(occurredAt) && typeof source === 'string' && typeof externalId === 'string')
      return { occurredAt: Number(occurredAt), source, externalId };
  } catch {
    throw new Refusal('page_cursor_invalid');
  }
  throw new Refusal('page_cursor_invalid');
}
