import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { memberStanding, type MemberStanding } from '@jieti/shared/rules/tier/member-standing';
import { FactsQueries } from '../facts/facts.queries.js';
import { OverridesQueries } from '../overrides/overrides.queries.js';
import { ProgrammesQueries } from '../programmes/programmes.queries.js';
import { HomeRowsQueries, type HomeRow } from './home-rows.queries.js';

/** A member and where they stand, as the first page needs it: without names of stores and staff. */
export interface HomePicture extends HomeRow {
  readonly standing: MemberStanding;
}

@Injectable()
export class HomePictureQueries {
  constructor(
    private readonly rows: HomeRowsQueries,
    private readonly facts: FactsQueries,
    private readonly programmes: ProgrammesQueries,
    private readonly overrides: OverridesQueries,
  ) {}

  /** Null for an unknown member. */
  async find(memberId: number, now: Instant): Promise<HomePicture | null> {
    const [row, facts, versions] = await Promise.all([
      this.rows.find(memberId, now),
      this.facts.ofMember(memberId),
      this.programmes.versions(),
    ]);
    if (!row) return null;
    const { registeredAt } = row.record;
    const overrides = row.hasOverrides ? await this.overrides.ofMember(memberId) : [];
    return { ...row, standing: memberStanding({ versions, registeredAt, facts, overrides, now }) };
  }
}
