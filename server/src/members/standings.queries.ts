import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { memberStanding, type MemberStanding } from '@jieti/shared/rules/tier/member-standing';
import { FactsQueries } from '../facts/facts.queries.js';
import { Refusal } from '../http/refusal.js';
import { NamedOverridesQueries } from '../overrides/named-overrides.queries.js';
import { ProgrammesQueries } from '../programmes/programmes.queries.js';
import { StoresQueries } from '../stores/stores.queries.js';
import type { MemberRecord } from './member-record.js';
import { MembersQueries } from './members.queries.js';

/** A member with everything their tier follows from. */
export interface MemberPicture {
  readonly record: MemberRecord;
  readonly standing: MemberStanding;
  /** Store key → name. */
  readonly stores: ReadonlyMap<string, string>;
}

@Injectable()
export class StandingsQueries {
  constructor(
    private readonly members: MembersQueries,
    private readonly facts: FactsQueries,
    private readonly programmes: ProgrammesQueries,
    private readonly stores: StoresQueries,
    private readonly overrides: NamedOverridesQueries,
  ) {}

  /** As of `now`; `knownAt` leaves out what was recorded later. Refuses with member_unknown. */
  async get(memberId: number, now: Instant, knownAt?: Instant): Promise<MemberPicture> {
    const [record, facts, versions, stores, overrides] = await Promise.all([
      this.members.find(memberId),
      this.facts.ofMember(memberId),
      this.programmes.versions(),
      this.stores.names(),
      this.overrides.ofMember(memberId),
    ]);
    if (!record) throw new Refusal('member_unknown');
    const { registeredAt } = record;
    return { record, standing: memberStanding({ versions, registeredAt, facts, overrides, now, knownAt }), stores };
  }
}
