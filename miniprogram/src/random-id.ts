const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789';

/** A key that makes a repeated request count once; not a secret. */
export function randomId(length = 20): string {
  return Array.from({ length }, () => alphabet.charAt(Math.floor(Math.random() * alphabet.length))).join('');
}
