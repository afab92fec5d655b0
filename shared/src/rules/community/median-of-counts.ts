/** The middle of values given as how often each occurs, the lower one of two; 0 of none. */
export function medianOfCounts(counts: readonly (readonly [value: number, times: number])[]): number {
  const total = counts.reduce((sum, [, times]) => sum + times, 0);
  const sorted = counts.toSorted(([a], [b]) => a - b);
  let seen = 0;
  for (const [value, times] of sorted) {
    seen += times;
    if (seen * 2 >= total) return value;
  }
  return 0;
}
