import type { Fact } from '../../model/fact.js';
import type { BusinessDay } from '../../model/time.js';

/**
 * For every fact 0 if it is the first of its activity on its day, then 1, 2 …; 0 for what is no engagement. What was
 * taken back comes after all others and takes no place.
 */
export function activityOrdinals(
  facts: readonly Fact[],
  days: readonly BusinessDay[],
  reversed: ReadonlySet<number>,
): readonly number[] {
  const seen = new Map<string, number>();
  return facts.map((fact, i) => {
    if (fact.kind !== 'engagement') return 0;
    if (reversed.has(i)) return Infinity;
    const key = `${days[i]} ${fact.activity}`;
    const ordinal = seen.get(key) ?? 0;
    seen.set(key, ordinal + 1);
    return ordinal;
  });
}
