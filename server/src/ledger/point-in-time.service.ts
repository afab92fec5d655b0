import { Injectable } from '@nestjs/common';
import type { TierFold } from '@jieti/shared/model/tier-state';
import type { Instant } from '@jieti/shared/model/time';
import { foldTier, type TierFoldInput } from '@jieti/shared/rules/tier/fold';
import { memberStanding, type MemberStanding } from '@jieti/shared/rules/tier/member-standing';
import { ProgrammesQueries } from '../programmes/programmes.queries.js';
import { WalkQueries } from './walk.queries.js';

/** Where a member stood at any instant, folded from the facts. */
@Injectable()
export class PointInTimeService {
  constructor(
    private readonly walk: WalkQueries,
    private readonly programmes: ProgrammesQueries,
  ) {}

  /** `knownAt` leaves out what was recorded later. Null for an unknown member and for one who joined after `asOf`. */
  async find(memberId: number, asOf: Instant, knownAt?: Instant): Promise<TierFold | null> {
    const input = await this.inputOf(memberId, asOf);
    return input && foldTier({ ...input, asOf, knownAt });
  }

  /** The same with every figure at hand, for explanations. */
  async findStanding(memberId: number, asOf: Instant, knownAt?: Instant): Promise<MemberStanding | null> {
    const input = await this.inputOf(memberId, asOf);
    return (
      input &&
      memberStanding({ ...input, facts: input.facts.filter((fact) => fact.occurredAt <= asOf), now: asOf, knownAt })
    );
  }

  private async inputOf(memberId: number, asOf: Instant): Promise<Omit<TierFoldInput, 'asOf'> | null> {
    const member = await this.walk.find(memberId);
    const versions = await this.programmes.versions();
    if (!member || member.standing.joinedAt > asOf || versions.length === 0) return null;
    return { versions, registeredAt: member.registeredAt, facts: member.facts, overrides: member.overrides };
  }
}
