import { createHash, randomBytes } from 'node:crypto';

/** Source of identifiers; with a seed the same sequence comes again (RSA keys excepted). */
export interface Randomness {
  bytes(length: number): Buffer;
  hex(characters: number): string;
  /** Letters and digits. */
  text(characters: number): string;
  digits(count: number): string;
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

export function createRandomness(seed: string | null): Randomness {
  const bytes = seed === null ? (length: number): Buffer => randomBytes(length) : seededBytes(seed);
  const pick = (alphabet: string, count: number): string =>
    [...bytes(count)].map((byte) => alphabet[byte % alphabet.length]).join('');
  return {
    bytes,
    hex: (characters) =>
      bytes(Math.ceil(characters / 2))
        .toString('hex')
        .slice(0, characters),
    text: (characters) => pick(letters, characters),
    digits: (count) => pick('0123456789', count),
  };
}

function seededBytes(seed: string): (length: number) => Buffer {
  let counter = 0;
  return (length) => {
    const chunks: Buffer[] = [];
    for (let size = 0; size < length; size += 32) {
      chunks.push(createHash('sha256').update(`${seed}:${counter++}`).digest());
    }
    return Buffer.concat(chunks).subarray(0, length);
  };
}
