/** A histogram: each bin with its mean value and how many lie in it, ascending. */
export interface WeightedBin {
  readonly value: number;
  readonly weight: number;
}

/**
 * The values from which the 2nd, 3rd … of `classes` begin, so that the squared distances to the means of the classes
 * are smallest (Fisher 1958, “On grouping for maximum homogeneity”; known as Jenks natural breaks). Exact on the bins.
 * Fewer breaks than asked for where there are fewer bins.
 */
export function naturalBreaks(bins: readonly WeightedBin[], classes: number): readonly number[] {
  const count = Math.min(classes, bins.length);
  if (count < 2) return [];
  const cost = costsOf(bins);
  let best = bins.map((_, end) => cost(0, end));
  const starts: number[][] = [];
  for (let k = 1; k < count; k++) {
    const [next, from] = extended(best, k, cost);
    best = next;
    starts.push(from);
  }
  const breaks: number[] = [];
  let end = bins.length - 1;
  for (let k = starts.length - 1; k >= 0; k--) {
    const start = starts[k]![end]!;
    breaks.unshift(bins[start]!.value);
    end = start - 1;
  }
  return breaks;
}

type Cost = (first: number, last: number) => number;

/** The best with one class more, for every last bin, and where that class begins. */
function extended(best: readonly number[], k: number, cost: Cost): [number[], number[]] {
  const next = best.map(() => Infinity);
  const from = best.map(() => 0);
  for (let end = k; end < best.length; end++) {
    for (let start = k; start <= end; start++) {
      const total = best[start - 1]! + cost(start, end);
      if (total < next[end]!) [next[end], from[end]] = [total, start];
    }
  }
  return [next, from];
}

/** Squared distance to the mean over a range of bins, from running sums. */
function costsOf(bins: readonly WeightedBin[]): Cost {
  const weights = [0];
  const sums = [0];
  const squares = [0];
  for (const { value, weight } of bins) {
    weights.push(weights.at(-1)! + weight);
    sums.push(sums.at(-1)! + weight * value);
    squares.push(squares.at(-1)! + weight * value * value);
  }
  return (first, last) => {
    const weight = weights[last + 1]! - weights[first]!;
    const sum = sums[last + 1]! - sums[first]!;
    return weight > 0 ? squares[last + 1]! - squares[first]! - (sum * sum) / weight : 0;
  };
}
