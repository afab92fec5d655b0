import type { ProgrammeVersion } from '../../model/programme.js';
import type { TierOverride } from '../../model/tier-override.js';
import type { ActiveOverride } from '../../model/tier-state.js';
import { overrideRank } from './override-rank.js';

export interface OverrideEffect {
  readonly rank: number;
  /** The one that decides; a floor below the computed tier stands by without deciding. */
  readonly override: ActiveOverride | null;
}

/**
 * What the active overrides, in the order in which they were recorded, make of the computed rank under version `index`
 * (F20, D14): the last pin wins; without one the highest floor, of equal ones the one that lasts longest.
 */
export function overrideEffect(
  computed: number,
  active: readonly TierOverride[],
  ordered: readonly ProgrammeVersion[],
  index: number,
): OverrideEffect {
  let [pin, floor]: (ActiveOverride | null)[] = [null, null];
  for (const override of active) {
    const rank = overrideRank(override, ordered, index);
    if (rank === null) continue;
    const { id, kind, untilDay } = override;
    const one = { id, kind, untilDay, rank, tier: ordered[index]!.tiers[rank]!.key };
    if (kind === 'pin') pin = one;
    else if (!floor || rank > floor.rank || (rank === floor.rank && lastsAsLong(one, floor))) floor = one;
  }
  if (pin) return { rank: pin.rank, override: pin };
  return floor ? { rank: Math.max(computed, floor.rank), override: floor } : { rank: computed, override: null };
}

function lastsAsLong(a: ActiveOverride, b: ActiveOverride): boolean {
  return (a.untilDay ?? Infinity) >= (b.untilDay ?? Infinity);
}
