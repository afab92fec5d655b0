import { Injectable } from '@nestjs/common';
import type { Explanation } from '@jieti/shared/api/tiers';
import type { Instant } from '@jieti/shared/model/time';
import { explanationView } from '../members/explanation-view.js';
import { MemberPastQueries } from '../members/member-past.queries.js';
import { StandingsQueries } from '../members/standings.queries.js';

@Injectable()
export class MyExplanationService {
  constructor(
    private readonly standings: StandingsQueries,
    private readonly past: MemberPastQueries,
  ) {}

  async explain(memberId: number, now: Instant): Promise<Explanation> {
    const [picture, past] = await Promise.all([this.standings.get(memberId, now), this.past.ofMember(memberId)]);
    return explanationView(picture, past);
  }
}
