import { Injectable } from '@nestjs/common';
import type { MemberLadders } from '@jieti/shared/api/overrides';
import type { Instant } from '@jieti/shared/model/time';
import { memberStanding } from '@jieti/shared/rules/tier/member-standing';
import { PublishedLaddersQueries } from '../ledger/published-ladders.queries.js';
import { ladderView } from './ladder-view.js';
import { StandingsQueries } from './standings.queries.js';

/** Where a member stands on the ladders beside membership. */
@Injectable()
export class MemberLaddersService {
  constructor(
    private readonly standings: StandingsQueries,
    private readonly published: PublishedLaddersQueries,
  ) {}

  /** Refuses with member_unknown. */
  async list(memberId: number, now: Instant): Promise<MemberLadders> {
    const [{ standing }, { others }] = await Promise.all([this.standings.get(memberId, now), this.published.list(now)]);
    const { registeredAt, facts } = standing.input;
    return { items: others.map((versions) => ladderView(memberStanding({ versions, registeredAt, facts, now }))) };
  }
}
