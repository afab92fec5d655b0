import type { ProgrammeVersion } from '../../model/programme.js';
import { compileVersion } from './compile-version.js';

/** Rank (index in the version's tiers) of the member whose figures begin at `offset`. */
export type TierRank = (figures: ArrayLike<number>, offset: number) => number;

/**
 * Qualification `q` (F9) for members whose figures stand in typed columns, in the order of
 * `compileVersion(version).slots`: the highest tier whose entry rule holds, the base tier otherwise.
 */
export function compileTierRanks(version: ProgrammeVersion): TierRank {
  const entries = compileVersion(version).tiers.map((tier) => tier.entry);
  return (figures, offset) => {
    for (let rank = entries.length - 1; rank > 0; rank--) if (entries[rank]!(figures, offset)) return rank;
    return 0;
  };
}
