import type { BusinessDay } from '../../model/time.js';
import type { CompiledVersion } from './compile-version.js';
import type { FactTape } from './fact-tape.js';

/** After so many halvings nothing is left: sums of what is left are exact in binary (D16). */
export const HALVINGS = 20;

/** What the fact at `index` is worth on its own day, in hundredths of a point; caps are kept in fact order (F7). */
export function scoreWeight(tape: FactTape, index: number, { score }: CompiledVersion): number {
  const fact = tape.facts[index]!;
  const kind = fact.kind === 'engagement' ? score.get(fact.activity) : undefined;
  return kind && tape.ordinalOf(index) < kind.dailyCap ? kind.weight * 100 : 0;
}

/** The same on `day`: halved once for every full half-life since (D16). */
export function scoreOn(day: BusinessDay, weight: number, on: BusinessDay, halfLifeDays: number | null): number {
  const halvings = halfLifeDays === null ? 0 : Math.floor((day - on) / halfLifeDays);
  return halvings >= HALVINGS ? 0 : weight / 2 ** halvings;
}
