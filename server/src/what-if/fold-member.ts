import type { Fact } from '@jieti/shared/model/fact';
import type { ProgrammeVersion } from '@jieti/shared/model/programme';
import type { Instant } from '@jieti/shared/model/time';
import { runFold } from '@jieti/shared/rules/tier/fold';
import type { FoldRun } from '@jieti/shared/rules/tier/fold-run';
import { versionAt } from '@jieti/shared/rules/tier/version-timeline';
import { readsOrderDetails } from '../walk/reads-order-details.js';
import type { FactsWanted, WalkedMember } from '../walk/walked-member.js';

/** A member with their history at hand. */
export type OpenedMember = Pick<WalkedMember, 'id' | 'registeredAt' | 'updatedAt' | 'standing' | 'overrides'> & {
  readonly facts: readonly Fact[];
};

export function opened(walked: WalkedMember): OpenedMember {
  const { id, registeredAt, updatedAt, standing, overrides } = walked;
  return { id, registeredAt, updatedAt, standing, overrides, facts: walked.facts() };
}

/** What must be known of the facts to fold by these versions. */
export function factsWantedBy(versions: readonly ProgrammeVersion[], recordedBy?: Instant): FactsWanted {
  return {
    form: 'lean',
    orderDetails: readsOrderDetails(versions),
    ...(recordedBy === undefined ? {} : { recordedBy }),
  };
}

/** Where the member stands at `at`, with the figures at hand. Overrides recorded after `knownAt` are not known. */
export function foldMember(
  { registeredAt, facts, overrides }: Pick<OpenedMember, 'registeredAt' | 'facts' | 'overrides'>,
  versions: readonly ProgrammeVersion[],
  at: Instant,
  knownAt = Infinity,
): FoldRun {
  return runFold({ versions, registeredAt, overrides, knownAt, evidence: false }, until(facts, at), at);
}

/** What counts for the member: the computed tier, or what an override makes of it. */
export function effectiveTier(run: FoldRun): string {
  return run.compiled.tiers[run.effect().rank]!.definition.key;
}

/**
 * Whether the stored standing is the fold at `at` already: nothing comes due by then, and the version of that moment has
 * reached the member. Folding again would only cost time.
 */
export function holdsUntil(
  { standing }: Pick<OpenedMember, 'standing'>,
  versions: readonly ProgrammeVersion[],
  at: Instant,
): boolean {
  const { nextReviewAt, version } = standing;
  return (nextReviewAt === null || nextReviewAt > at) && versionAt(versions, at).version === version;
}

function until(facts: readonly Fact[], at: Instant): readonly Fact[] {
  let count = facts.length;
  while (count > 0 && facts[count - 1]!.occurredAt > at) count -= 1;
  return count === facts.length ? facts : facts.slice(0, count);
}
