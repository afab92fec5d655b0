import { Injectable } from '@nestjs/common';
import type { MemberJoining } from '@jieti/shared/api/joining';
import { Refusal } from '../http/refusal.js';
import { MembersQueries } from '../members/members.queries.js';
import { MemberJoiningQueries } from './member-joining.queries.js';

@Injectable()
export class MemberJoiningService {
  constructor(
    private readonly members: MembersQueries,
    private readonly joinings: MemberJoiningQueries,
  ) {}

  /** Refuses with member_unknown. */
  async show(memberId: number): Promise<MemberJoining> {
    if (!(await this.members.find(memberId))) throw new Refusal('member_unknown');
    const [joining, inviter] = await Promise.all([this.joinings.find(memberId), this.joinings.findInviter(memberId)]);
    return { joining, inviter };
  }
}
