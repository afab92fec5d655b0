import { createHmac } from 'node:crypto';

const HALF = 10_000;
const ROUNDS = 8;

/**
 * Keyed permutation of 0 … 99,999,999: a Feistel network over two halves of four decimals (format-preserving in the
 * manner of NIST SP 800-38G, with HMAC-SHA256 as its round function). Member numbers do not show in codes.
 */
export class HandlePermutation {
  constructor(private readonly key: Uint8Array) {}

  handleOf(memberId: number): string {
    let [left, right] = halves(memberId);
    for (let round = 0; round < ROUNDS; round += 1) [left, right] = [right, (left + this.mix(round, right)) % HALF];
    return String(left * HALF + right).padStart(8, '0');
  }

  memberIdOf(handle: string): number {
    let [left, right] = halves(Number(handle));
    for (let round = ROUNDS - 1; round >= 0; round -= 1)
      [left, right] = [(right + HALF - this.mix(round, left)) % HALF, left];
    return left * HALF + right;
  }

  private mix(round: number, half: number): number {
    return createHmac('sha256', this.key).update(`${round}:${half}`).digest().readUInt32BE(0) % HALF;
  }
}

function halves(value: number): [number, number] {
  return [Math.floor(value / HALF), value % HALF];
}
