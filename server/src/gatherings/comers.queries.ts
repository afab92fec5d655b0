import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { maskName } from '@jieti/shared/rules/mask';
import { Refusal } from '../http/refusal.js';
import { MemberCodes } from '../members/member-codes.js';
import { TillMembersQueries } from '../till/till-members.queries.js';

export interface Comer {
  readonly memberId: number;
  /** Masked. */
  readonly name: string;
}

/** Who stands at the door of a gathering. */
@Injectable()
export class ComersQueries {
  constructor(
    private readonly codes: MemberCodes,
    private readonly members: TillMembersQueries,
  ) {}

  /**
   * By the code that their phone shows now: an older one may be a picture that somebody was sent. Refuses with
   * code_malformed, code_forged, code_expired or member_unknown.
   */
  async getByCode(code: string, now: Instant): Promise<Comer> {
    const reading = this.codes.verifyCode(code.split('.')[0] ?? '', now);
    if (reading.kind !== 'valid') throw new Refusal(`code_${reading.kind}`);
    if (reading.age !== 'current') throw new Refusal('code_expired');
    const member = await this.members.findById(reading.memberId);
    if (!member) throw new Refusal('member_unknown');
    return { memberId: member.id, name: maskName(member.name) };
  }
}
