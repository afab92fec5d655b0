import type { TierBadge } from '@jieti/shared/api/tiers';
import type { ProgrammeVersion } from '@jieti/shared/model/programme';

/** A tier as screens draw it. A key the version does not know (any more) shows as itself, plainly. */
export function tierBadge(version: ProgrammeVersion, key: string): TierBadge {
  const rank = version.tiers.findIndex((tier) => tier.key === key);
  const tier = version.tiers[rank];
  if (!tier) return { key, name: key, rank: 0, palette: 'plain' };
  return { key, name: tier.name, rank, palette: tier.colours.palette };
}
