import { createHash, randomBytes } from 'node:crypto';

/** Source of identifiers; with a seed the same sequence comes again (RSA keys excepted). */
export interface Randomness {
  bytes(length: number): Buffer;
  hex(characters: number): string;
  /** Letters and digits. */
  text(characters: number): string;
  digits(count: number): string;
  /** From 0 up to, not including, 1. */
  fraction(): number;
  /**
   * A source of its own under this name, always the same one: what is drawn from it does not move the others, so that
   * calls and work in the background cannot take each other's numbers.
   */
  of(name: string): Randomness;
}

const poolSize = 16_384;
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

export function createRandomness(seed: string | null): Randomness {
  const bytes = seed === null ? pooledBytes() : seededBytes(seed);
  const pick = (alphabet: string, count: number): string =>
    [...bytes(count)].map((byte) => alphabet[byte % alphabet.length]).join('');
  const branches = new Map<string, Randomness>();
  const self: Randomness = {
    bytes,
    hex: (characters) =>
      bytes(Math.ceil(characters / 2))
        .toString('hex')
        .slice(0, characters),
    text: (characters) => pick(letters, characters),
    digits: (count) => pick('0123456789', count),
    fraction: () => bytes(6).readUIntBE(0, 6) / 2 ** 48,
    of: (name) => {
      const branch = branches.get(name) ?? createRandomness(seed === null ? null : `${seed}/${name}`);
      branches.set(name, branch);
      return branch;
    },
  };
  return self;
}

/** Many small draws from one large one: asking the system each time takes longer than what is drawn for. */
function pooledBytes(): (length: number) => Buffer {
  let pool = Buffer.alloc(0);
  return (length) => {
    if (length > poolSize) return randomBytes(length);
    if (length > pool.length) pool = randomBytes(poolSize);
    const drawn = pool.subarray(0, length);
    pool = pool.subarray(length);
    return drawn;
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
