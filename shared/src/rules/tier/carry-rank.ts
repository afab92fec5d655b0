import type { ProgrammeVersion } from '../../model/programme.js';

/** Rank of a tier after the change to `next` (F19): by its key, else by the mapping, else of rank not above. */
export function carryRank(next: ProgrammeVersion, key: string, rank: number): number {
  const { tiers, mapping } = next;
  const rankOf = (wanted: string | undefined) => tiers.findIndex((tier) => tier.key === wanted);
  const carried = rankOf(key) >= 0 ? rankOf(key) : rankOf(mapping?.[key]);
  return carried >= 0 ? carried : Math.min(rank, tiers.length - 1);
}
