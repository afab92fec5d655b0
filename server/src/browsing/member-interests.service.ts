import { Injectable } from '@nestjs/common';
import type { MemberInterests } from '@jieti/shared/api/browsing';
import { Refusal } from '../http/refusal.js';
import { MembersQueries } from '../members/members.queries.js';
import { ConsentsQueries } from '../privacy/consents.queries.js';
import { InterestsQueries } from './interests.queries.js';

/** What one member dwells on, while they agree that this is kept (D240). */
@Injectable()
export class MemberInterestsService {
  constructor(
    private readonly members: MembersQueries,
    private readonly consents: ConsentsQueries,
    private readonly interests: InterestsQueries,
  ) {}

  /** Refuses with member_unknown. */
  async show(memberId: number): Promise<MemberInterests> {
    if (!(await this.members.find(memberId))) throw new Refusal('member_unknown');
    const allowed = await this.consents.allows(memberId, 'browsing');
    return { allowed, interests: allowed ? await this.interests.ofMember(memberId) : [] };
  }
}
