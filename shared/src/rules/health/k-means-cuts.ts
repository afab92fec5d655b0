import type { WeightedBin } from './natural-breaks.js';

const ROUNDS = 100;

/**
 * Boundaries half-way between the centres of `classes` clusters of one figure (Lloyd's algorithm, begun at even
 * quantiles, so that the same data give the same cuts). Fewer where clusters run empty.
 */
export function kMeansCuts(bins: readonly WeightedBin[], classes: number): readonly number[] {
  let centres = quantileCentres(bins, classes);
  for (let round = 0; round < ROUNDS; round++) {
    const next = meansAround(bins, centres);
    const same = next.length === centres.length && next.every((centre, i) => centre === centres[i]);
    centres = next;
    if (same) break;
  }
  return centres.slice(1).map((centre, i) => (centre + centres[i]!) / 2);
}

function quantileCentres(bins: readonly WeightedBin[], classes: number): readonly number[] {
  const total = bins.reduce((sum, { weight }) => sum + weight, 0);
  const centres = Array.from({ length: classes }, (_, i) => valueAt(bins, (total * (i + 0.5)) / classes));
  const distinct = new Set(centres);
  for (let i = bins.length - 1; distinct.size < classes && i >= 0; i--) distinct.add(bins[i]!.value);
  return [...distinct].sort((a, b) => a - b);
}

function valueAt(bins: readonly WeightedBin[], position: number): number {
  let passed = 0;
  for (const { value, weight } of bins) {
    passed += weight;
    if (passed >= position) return value;
  }
  return bins.at(-1)?.value ?? 0;
}

function meansAround(bins: readonly WeightedBin[], centres: readonly number[]): readonly number[] {
  const sums = centres.map(() => ({ weight: 0, sum: 0 }));
  let nearest = 0;
  for (const { value, weight } of bins) {
    while (nearest + 1 < centres.length && centres[nearest + 1]! - value < value - centres[nearest]!) nearest++;
    const cluster = sums[nearest]!;
    cluster.weight += weight;
    cluster.sum += weight * value;
  }
  return sums.flatMap(({ weight, sum }) => (weight > 0 ? [sum / weight] : []));
}
