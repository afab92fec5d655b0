import type { ProgrammeVersion } from '../../model/programme.js';

/** The name of a tier under a version, or under the newest version that knows it; else its key. */
export function tierNameOf(key: string, version: number, versions: readonly ProgrammeVersion[]): string {
  const exact = versions.filter((one) => one.version === version);
  for (const one of [...exact, ...versions.toReversed()]) {
    const tier = one.tiers.find((candidate) => candidate.key === key);
    if (tier) return tier.name;
  }
  return key;
}
