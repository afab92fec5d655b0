/** Messages taken in one go at first, and while replies are slow: what is held is little more than what is on its way. */
export const smallestBatch = 16;
const LARGEST = 256;
const QUICK_MS = 150;
const SLOW_MS = 400;

/** More at a time while a batch is over quickly, fewer when it drags on: a crash leaves those in doubt that were held. */
export function nextBatchSize(size: number, tookMs: number): number {
  if (tookMs < QUICK_MS) return Math.min(size * 2, LARGEST);
  return tookMs > SLOW_MS ? Math.max(Math.floor(size / 2), smallestBatch) : size;
}
