import type { Perk } from '../../model/programme.js';

/** The best points multiplier among a tier's perks, in percent; 100 without one. */
export function pointsMultiplier(perks: readonly Perk[]): number {
  return Math.max(
    100,
    ...perks.flatMap((perk) => (perk.kind === 'pointsMultiplier' ? [perk.multiplierPercent ?? 100] : [])),
  );
}
