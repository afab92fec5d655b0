import { Injectable } from '@nestjs/common';
import type { FactKey, PurchaseFact } from '@jieti/shared/model/fact';
import type { ProgrammeVersion, TierDefinition } from '@jieti/shared/model/programme';
import type { Instant } from '@jieti/shared/model/time';
import { memberStanding, type MemberStanding } from '@jieti/shared/rules/tier/member-standing';
import { FactsQueries } from '../facts/facts.queries.js';
import { OverridesQueries } from '../overrides/overrides.queries.js';
import { ProgrammesQueries } from '../programmes/programmes.queries.js';
import type { TillMember } from './till-members.queries.js';

/** What the till looks up before it names a price: where the member stands, and what they bought. */
@Injectable()
export class TillDeskQueries {
  constructor(
    private readonly facts: FactsQueries,
    private readonly programmes: ProgrammesQueries,
    private readonly overrides: OverridesQueries,
  ) {}

  /** Where the member stands at `now`. */
  async standing(member: TillMember, now: Instant): Promise<MemberStanding> {
    const [versions, facts, overrides] = await Promise.all([
      this.programmes.versions(),
      this.facts.ofMember(member.id),
      this.overrides.ofMember(member.id),
    ]);
    return memberStanding({ versions, registeredAt: member.registeredAt, facts, overrides, now });
  }

  /** The tier at `now`: as it was settled, where nothing can have moved it since, else folded from the facts. */
  async tier(member: TillMember, now: Instant): Promise<TierDefinition> {
    const { tier, version, nextReviewAt } = member.settled;
    const current = await this.programmes.getCurrent(now);
    const isDue = version !== current.version || (nextReviewAt !== null && nextReviewAt <= now);
    const settled = isDue ? undefined : current.tiers.find(({ key }) => key === tier);
    return settled ?? (await this.standing(member, now)).tier;
  }

  version(now: Instant): Promise<ProgrammeVersion> {
    return this.programmes.getCurrent(now);
  }

  async findPurchase(key: FactKey): Promise<{ readonly memberId: number; readonly fact: PurchaseFact } | null> {
    const found = await this.facts.find(key);
    return found?.fact.kind === 'purchase' ? { memberId: Number(found.memberId), fact: found.fact } : null;
  }
}
