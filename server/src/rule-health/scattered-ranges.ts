import type { IdRange } from './figure-reader.js';

/** Step of the golden section: however early one stops, what was visited is spread evenly over all. */
const GOLDEN = 0.618_033_988_75;

/** All members in ranges of `size` numbers, in an order of which every beginning is an even sample. */
export function scatteredRanges({ first, last }: IdRange, size: number): IdRange[] {
  const count = Math.max(0, Math.ceil((last - first + 1) / size));
  let step = Math.max(1, Math.round(count * GOLDEN));
  while (count > 0 && commonDivisor(step, count) > 1) step += 1;
  return Array.from({ length: count }, (_, i) => {
    const from = first + ((i * step) % count) * size;
    return { first: from, last: Math.min(last, from + size - 1) };
  });
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}
