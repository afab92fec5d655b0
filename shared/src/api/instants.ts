import { z } from 'zod';

const DIGITS = /^\d{1,15}$/;
const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/** An instant as text: epoch milliseconds, or ISO 8601 with its offset (`2026-08-31T12:00:00+08:00`); else undefined. */
export function parseInstant(text: string): number | undefined {
  if (DIGITS.test(text)) return Number(text);
  if (!ISO.test(text)) return undefined;
  const at = Date.parse(text);
  // A day that the month does not have would be read as one of the next.
  const day = Number(text.slice(8, 10));
  const days = new Date(Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)), 0)).getUTCDate();
  return Number.isNaN(at) || day > days ? undefined : at;
}

/** Epoch milliseconds as a number, or ISO 8601 with its offset as text. */
export const InstantSchema = z
  .union([z.number().int(), z.string().regex(ISO)])
  .refine((value) => typeof value === 'number' || parseInstant(value) !== undefined, {
    message: '时间要写成毫秒数，或带时区的 ISO 8601，如 2026-08-31T12:00:00+08:00。',
  });
