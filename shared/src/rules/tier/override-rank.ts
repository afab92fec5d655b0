import type { ProgrammeVersion } from '../../model/programme.js';
import type { TierOverride } from '../../model/tier-override.js';
import { carryRank } from './carry-rank.js';
import { versionIndexAt } from './version-timeline.js';

/**
 * The rank an override gives under version `index` of `ordered` (D14): its tier is the one of that key in the version in
 * force when it was recorded, or in the nearest one that knows the key, and is carried on from there by F19. A key that no
 * version knows gives null: such an override does nothing.
 */
export function overrideRank(
  override: Pick<TierOverride, 'tier' | 'recordedAt'>,
  ordered: readonly ProgrammeVersion[],
  index: number,
): number | null {
  const home = homeOf(override, ordered);
  if (home === null) return null;
  let { rank } = home;
  if (index < home.index) return rankIn(ordered[index]!, override.tier) ?? Math.min(rank, lastRank(ordered[index]!));
  for (let i = home.index + 1; i <= index; i++) {
    const key = ordered[i - 1]!.tiers[rank]!.key;
    rank = carryRank(ordered[i]!, key, rank);
  }
  return rank;
}

function homeOf({ tier, recordedAt }: Pick<TierOverride, 'tier' | 'recordedAt'>, ordered: readonly ProgrammeVersion[]) {
  const inForce = versionIndexAt(ordered, recordedAt);
  const before = ordered.slice(0, inForce + 1).findLastIndex((version) => rankIn(version, tier) !== null);
  const index = before >= 0 ? before : ordered.findIndex((version) => rankIn(version, tier) !== null);
  return index < 0 ? null : { index, rank: rankIn(ordered[index]!, tier)! };
}

function rankIn(version: ProgrammeVersion, key: string): number | null {
  const rank = version.tiers.findIndex((tier) => tier.key === key);
  return rank < 0 ? null : rank;
}

function lastRank(version: ProgrammeVersion): number {
  return version.tiers.length - 1;
}
