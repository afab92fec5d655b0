/**
 * Splits `amount` by `weights` into whole parts that sum to it exactly: largest remainder, ties to the earlier part. With
 * `amount` ≤ Σ weights no part exceeds its weight. All whole and not negative; throws when weights are missing.
 */
export function allocate(amount: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const parts: number[] = new Array<number>(weights.length).fill(0);
  if (amount === 0) return parts;
  if (total === 0) throw new Error(`nothing to allocate ${amount} to`);
  const remainders: number[] = [];
  let left = amount;
  for (let i = 0; i < weights.length; i += 1) {
    const part = wholePart(amount, weights[i]!, total);
    parts[i] = part.whole;
    remainders.push(part.rest);
    left -= part.whole;
  }
  for (; left > 0; left -= 1) giveOne(parts, remainders);
  return parts;
}

function wholePart(amount: number, weight: number, total: number): { readonly whole: number; readonly rest: number } {
  const product = amount * weight;
  if (product <= Number.MAX_SAFE_INTEGER) {
    const rest = product % total;
    return { whole: (product - rest) / total, rest };
  }
  const exact = BigInt(amount) * BigInt(weight);
  return { whole: Number(exact / BigInt(total)), rest: Number(exact % BigInt(total)) };
}

function giveOne(parts: number[], remainders: number[]): void {
  let best = 0;
  for (let i = 1; i < remainders.length; i += 1) if (remainders[i]! > remainders[best]!) best = i;
  parts[best]! += 1;
  remainders[best] = -1;
}
