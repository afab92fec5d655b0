import { randomBytes } from 'node:crypto';

/** No 0/O and 1/I: a clerk may have to read it aloud. */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** A coupon's code: 16 characters, 80 random bits, so that nobody finds another one by trying. */
export function couponCode(): string {
  return Array.from(randomBytes(16), (byte) => alphabet[byte % alphabet.length]).join('');
}
