import { randomBytes } from 'node:crypto';

const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Twelve characters, 60 random bits, in groups that can be read aloud: `K7QM-2XWD-9PRT`. */
export function newExchangeCode(): string {
  const text = Array.from(randomBytes(12), (byte) => alphabet[byte % alphabet.length]).join('');
  return [text.slice(0, 4), text.slice(4, 8), text.slice(8)].join('-');
}

/**
 * What counts of a code as people type it: no case, no gaps, full-width as half-width, and letters that look like a
 * digit are that digit. Null where it cannot be a code: not 6 to 32 letters and digits.
 */
export function normalCode(typed: string): string | null {
  const text = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}_·.]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return /^[0-9A-Z]{6,32}$/.test(text) ? text : null;
}
