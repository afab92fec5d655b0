import { everyPlace } from './bill-in-work.js';

/** Remainders of the split at hand: one list for all splits, as none ever waits for another. */
const remainders: number[] = [];

/**
 * Splits `amount` by `weights` into whole parts that sum to it exactly: largest remainder, ties to the earlier part. With
 * `amount` ≤ Σ weights no part exceeds its weight. All whole and not negative; throws when weights are missing.
 */
export function allocate(amount: number, weights: readonly number[]): number[] {
  return allocateAt(amount, weights, everyPlace(weights.length));
}

/** The same among the weights at `places` alone, in their order; every other part is 0. */
export function allocateAt(amount: number, weights: readonly number[], places: readonly number[]): number[] {
  const parts = weights.slice();
  if (amount === 0 || places.length < parts.length) for (let i = 0; i < parts.length; i += 1) parts[i] = 0;
  if (amount === 0) return parts;
  let total = 0;
  for (let i = 0; i < places.length; i += 1) total += weights[places[i]!]!;
  if (total === 0) throw new Error(`nothing to allocate ${amount} to`);
  let left = amount;
  const isExact = amount * total <= Number.MAX_SAFE_INTEGER;
  for (let i = 0; i < places.length; i += 1) {
    const weight = weights[places[i]!]!;
    const part = isExact ? wholePart(amount * weight, total) : wholePartOfLarge(amount, weight, total);
    parts[places[i]!] = part;
    remainders[i] = isExact ? amount * weight - part * total : remainderOfLarge(amount, weight, total);
    left -= part;
  }
  for (; left > 0; left -= 1) parts[places[takeLargest(places.length)]!]! += 1;
  return parts;
}

/** ⌊product ÷ total⌋, exact: the quotient of two doubles may be one off. */
function wholePart(product: number, total: number): number {
  const guess = Math.floor(product / total);
  const rest = product - guess * total;
  return rest < 0 ? guess - 1 : rest >= total ? guess + 1 : guess;
}

function wholePartOfLarge(amount: number, weight: number, total: number): number {
  return Number((BigInt(amount) * BigInt(weight)) / BigInt(total));
}

function remainderOfLarge(amount: number, weight: number, total: number): number {
  return Number((BigInt(amount) * BigInt(weight)) % BigInt(total));
}

/** Where the largest of the first `count` remainders is, the earlier of equal ones, which is then used up. */
function takeLargest(count: number): number {
  let best = 0;
  for (let i = 1; i < count; i += 1) if (remainders[i]! > remainders[best]!) best = i;
  remainders[best] = -1;
  return best;
}
