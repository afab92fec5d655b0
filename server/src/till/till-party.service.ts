import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Clock } from '../clock.js';
import type { StaffCaller } from '../http/access.js';
import { Refusal } from '../http/refusal.js';
import { StoresQueries } from '../stores/stores.queries.js';
import { TillMembersQueries, type TillMember } from './till-members.queries.js';
import { VisitTokens } from './visit-tokens.js';

/** Who stands at the till, and which clerk of which store serves them. */
export interface TillParty {
  readonly member: TillMember;
  readonly storeId: string | null;
  readonly staff: StaffCaller;
  readonly maySpend: boolean;
  /** The rotating code that was shown and may be used up; null without one. */
  readonly codeHash: string | null;
  /** The visit is over: what was done in it may be asked again, nothing new may be done. */
  readonly over: boolean;
  /** When the till asked. */
  readonly now: Instant;
}

export interface MemberName {
  readonly cardNo?: string | undefined;
  readonly phone?: string | undefined;
}

@Injectable()
export class TillPartyService {
  constructor(
    private readonly members: TillMembersQueries,
    private readonly visits: VisitTokens,
    private readonly stores: StoresQueries,
    private readonly clock: Clock,
  ) {}

  /** Refuses with malformed, not_allowed (another clerk's visit), wrong_store or member_unknown. */
  async ofVisit(visit: string, staff: StaffCaller): Promise<TillParty> {
    const now = this.clock.now();
    const proof = this.visits.read(visit);
    if (proof.staffId !== staff.staffId) throw new Refusal('not_allowed');
    if (staff.storeId !== null && proof.storeId !== staff.storeId) throw new Refusal('wrong_store');
    const member = await this.members.findById(proof.memberId);
    if (!member) throw new Refusal('member_unknown');
    const { maySpend, storeId, expiresAt } = proof;
    const codeHash = maySpend ? proof.codeHash : null;
    return { member, staff, storeId, maySpend, codeHash, over: now >= expiresAt, now };
  }

  /** A member named by card or phone may earn, never spend. Refuses with malformed or member_unknown. */
  async ofName(name: MemberName, staff: StaffCaller): Promise<TillParty> {
    const { cardNo, phone } = name;
    if ((cardNo === undefined) === (phone === undefined))
      throw new Refusal('malformed', [{ field: 'member', message: '卡号、手机号要给一个' }]);
    const member =
      cardNo === undefined ? await this.members.findByPhone(phone ?? '') : await this.members.findByCard(cardNo);
    if (!member) throw new Refusal('member_unknown');
    return {
      member,
      staff,
      storeId: staff.storeId,
      maySpend: false,
      codeHash: null,
      over: false,
      now: this.clock.now(),
    };
  }

  /** The store a till speaks for. Refuses with wrong_store for another store than the clerk's, malformed for none. */
  async storeFor(staff: StaffCaller, asked: string | null | undefined): Promise<string> {
    if (staff.storeId !== null) {
      if (asked !== undefined && asked !== null && asked !== staff.storeId) throw new Refusal('wrong_store');
      return staff.storeId;
    }
    const known = await this.stores.names();
    if (asked === undefined || asked === null || !known.has(asked))
      throw new Refusal('malformed', [{ field: 'storeId', message: '要写明是哪家门店' }]);
    return asked;
  }
}
