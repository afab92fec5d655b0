import type { Fact } from '../../model/fact.js';
import type { CompiledVersion } from './compile-version.js';

/** The version in force at each fact. */
export function termsOf(facts: readonly Fact[], versions: readonly CompiledVersion[]): readonly CompiledVersion[] {
  let version = 0;
  return facts.map(({ occurredAt }) => {
    while (version + 1 < versions.length && versions[version + 1]!.version.effectiveFrom <= occurredAt) version++;
    return versions[version]!;
  });
}
