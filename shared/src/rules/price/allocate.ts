/**
 * Splits `amount` by `weights` into whole parts that sum to it exactly: largest remainder, ties to the earlier part. With
 * `amount` ≤ Σ weights no part exceeds its weight. All whole and not negative; throws when weights are missing.
 */
export function allocate(amount: number, weights: readonly number[]): number[] {
  return allocateAt(
    amount,
    weights,
    weights.map((_, place) => place),
  );
}

/** The same among the weights at `places` alone, in their order; every other part is 0. */
export function allocateAt(amount: number, weights: readonly number[], places: readonly number[]): number[] {
  const parts = weights.slice();
  for (let i = 0; i < parts.length; i += 1) parts[i] = 0;
  if (amount === 0) return parts;
  let total = 0;
  for (const place of places) total += weights[place]!;
  if (total === 0) throw new Error(`nothing to allocate ${amount} to`);
  const remainders: number[] = [];
  let left = amount;
  for (const place of places) {
    const weight = weights[place]!;
    const part = wholePart(amount, weight, total);
    parts[place] = part;
    remainders.push(remainder(amount, weight, total, part));
    left -= part;
  }
  for (; left > 0; left -= 1) parts[placeOfLargest(remainders, places)]! += 1;
  return parts;
}

/** ⌊amount × weight ÷ total⌋, exact: the quotient of two doubles may be one off. */
function wholePart(amount: number, weight: number, total: number): number {
  const product = amount * weight;
  if (product > Number.MAX_SAFE_INTEGER) return Number((BigInt(amount) * BigInt(weight)) / BigInt(total));
  const guess = Math.floor(product / total);
  const rest = product - guess * total;
  return rest < 0 ? guess - 1 : rest >= total ? guess + 1 : guess;
}

function remainder(amount: number, weight: number, total: number, part: number): number {
  const product = amount * weight;
  if (product > Number.MAX_SAFE_INTEGER) return Number((BigInt(amount) * BigInt(weight)) % BigInt(total));
  return product - part * total;
}

/** The place of the largest remainder, the earlier of equal ones, which is then used up. */
function placeOfLargest(remainders: number[], places: readonly number[]): number {
  let best = 0;
  for (let i = 1; i < remainders.length; i += 1) if (remainders[i]! > remainders[best]!) best = i;
  remainders[best] = -1;
  return places[best]!;
}
