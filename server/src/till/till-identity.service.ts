import { Injectable } from '@nestjs/common';
import type { ErrorCode } from '@jieti/shared/api/errors';
import type { Identify } from '@jieti/shared/api/till';
import type { Instant } from '@jieti/shared/model/time';
import { Refusal } from '../http/refusal.js';
import { MemberCodes } from '../members/member-codes.js';
import { codeHash } from './code-hash.js';
import { TillMembersQueries, type TillMember } from './till-members.queries.js';

export interface Identified {
  readonly member: TillMember;
  readonly maySpend: boolean;
  /** Names the rotating code that was shown; null without one. */
  readonly codeHash: string | null;
}

/** Who somebody is, by what they show or say. */
@Injectable()
export class TillIdentityService {
  constructor(
    private readonly members: TillMembersQueries,
    private readonly codes: MemberCodes,
  ) {}

  /** Refuses with code_malformed, code_forged, code_expired, code_used (it has moved value already) or member_unknown. */
  async identify({ code, phone, cardNo }: Identify, now: Instant): Promise<Identified> {
    if (code !== undefined) return this.byCode(code, now);
    const member =
      phone === undefined ? await this.members.findByCard(cardNo ?? '') : await this.members.findByPhone(phone);
    if (!member) throw new Refusal('member_unknown');
    return { member, maySpend: false, codeHash: null };
  }

  /**
   * Whose code a phone without a network read at `takenAt`: it must have been shown then. Its code, else why it cannot
   * be believed.
   */
  async offline(code: string, takenAt: Instant): Promise<Identified | ErrorCode> {
    const reading = this.codes.verifyCode(digitsOf(code), takenAt);
    if (reading.kind !== 'valid') return `code_${reading.kind}`;
    if (reading.age !== 'current') return 'code_expired';
    const member = await this.members.findById(reading.memberId);
    if (!member) return 'member_unknown';
    return { member, maySpend: false, codeHash: codeHash(reading.memberId, reading.step) };
  }

  private async byCode(code: string, now: Instant): Promise<Identified> {
    const reading = this.codes.verifyCode(digitsOf(code), now);
    if (reading.kind !== 'valid') throw new Refusal(`code_${reading.kind}`);
    const member = await this.members.findById(reading.memberId);
    if (!member) throw new Refusal('member_unknown');
    const hash = codeHash(reading.memberId, reading.step);
    if (await this.members.isCodeUsed(hash)) throw new Refusal('code_used');
    return { member, maySpend: reading.age === 'current', codeHash: hash };
  }
}

/** A QR code holds a signed claim behind the digits. */
function digitsOf(code: string): string {
  return code.split('.')[0] ?? '';
}
