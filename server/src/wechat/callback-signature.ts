import { createHash, timingSafeEqual } from 'node:crypto';

/** SHA-1 in hex over the parts in the order of their bytes: token, timestamp, nonce and, where encrypted, the text. */
export function callbackSignature(parts: readonly string[]): string {
  const sorted = parts.map((part) => Buffer.from(part, 'utf8')).sort(Buffer.compare);
  return createHash('sha1').update(Buffer.concat(sorted)).digest('hex');
}

/** Compares in a time that does not tell how much of it is right. */
export function isCallbackSignature(given: string, parts: readonly string[]): boolean {
  const wanted = Buffer.from(callbackSignature(parts));
  const bytes = Buffer.from(given, 'utf8');
  return bytes.length === wanted.length && timingSafeEqual(bytes, wanted);
}
