import type { ProgrammeVersion } from '../../model/programme.js';
import type { Instant } from '../../model/time.js';

const orderedOnce = new WeakMap<readonly ProgrammeVersion[], readonly ProgrammeVersion[]>();

/**
 * Versions in the order in which they come into force; of several at one instant only the last ever is (F3).
 * Worked out once per list: everybody is folded with the same one.
 */
export function orderVersions(versions: readonly ProgrammeVersion[]): readonly ProgrammeVersion[] {
  if (versions.length === 1) return versions;
  let ordered = orderedOnce.get(versions);
  if (!ordered) {
    ordered = inForceOrder(versions);
    orderedOnce.set(versions, ordered);
  }
  return ordered;
}

function inForceOrder(versions: readonly ProgrammeVersion[]): readonly ProgrammeVersion[] {
  if (versions.length === 0) throw new Error('a ladder needs at least one version');
  const ordered = versions.toSorted((a, b) => a.effectiveFrom - b.effectiveFrom || a.version - b.version);
  return ordered.filter((version, i) => ordered[i + 1]?.effectiveFrom !== version.effectiveFrom);
}

/** Index of the version in force at `at` (F3); before the first `effectiveFrom` the first one is (D3). */
export function versionIndexAt(ordered: readonly ProgrammeVersion[], at: Instant): number {
  let index = ordered.length - 1;
  while (index > 0 && ordered[index]!.effectiveFrom > at) index--;
  return index;
}

export function versionAt(versions: readonly ProgrammeVersion[], at: Instant): ProgrammeVersion {
  const ordered = orderVersions(versions);
  return ordered[versionIndexAt(ordered, at)]!;
}
