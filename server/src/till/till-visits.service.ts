import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Identify, Visit } from '@jieti/shared/api/till';
import { formatDay } from '@jieti/shared/calendar';
import type { Instant } from '@jieti/shared/model/time';
import { maskName } from '@jieti/shared/rules/mask';
import { visitHint } from '@jieti/shared/rules/tier/coach';
import { tierPlace, type MemberStanding } from '@jieti/shared/rules/tier/member-standing';
import { keepProgress, nextProgress } from '@jieti/shared/rules/tier/progress';
import { Clock } from '../clock.js';
import type { StaffCaller } from '../http/access.js';
import { Refusal } from '../http/refusal.js';
import { MemberCodes } from '../members/member-codes.js';
import { progressView } from '../members/progress-view.js';
import { TillDeskQueries } from './till-desk.queries.js';
import { TillMembersQueries, type TillMember } from './till-members.queries.js';
import { tillCoupon, visitsNote } from './till-views.js';
import { VISIT_MS, VisitTokens } from './visit-tokens.js';

interface Identified {
  readonly member: TillMember;
  readonly maySpend: boolean;
  readonly codeHash: string | null;
}

/** A visit but for the categories, which are the store's and not the member's. */
export type VisitOfMember = Omit<Visit, 'categories'>;

@Injectable()
export class TillVisitsService {
  constructor(
    private readonly members: TillMembersQueries,
    private readonly desk: TillDeskQueries,
    private readonly codes: MemberCodes,
    private readonly visits: VisitTokens,
    private readonly clock: Clock,
  ) {}

  /**
   * Who stands at the till. Refuses with code_malformed, code_forged, code_expired, code_used (it has moved value
   * already) or member_unknown.
   */
  async identify(request: Identify, staff: StaffCaller): Promise<VisitOfMember> {
    const now = this.clock.now();
    const who = await this.identified(request, now);
    const standing = await this.desk.standing(who.member, now);
    const coupons = await this.desk.usableCoupons(who.member.id, now);
    return {
      ...this.proofOf(who, staff, now),
      ...memberView(who.member, standing),
      coupons: coupons.map((coupon) => tillCoupon(coupon, { storeId: staff.storeId, maySpend: who.maySpend, now })),
    };
  }

  private proofOf(who: Identified, staff: StaffCaller, now: Instant): Pick<Visit, 'visit' | 'expiresAt' | 'maySpend'> {
    const { maySpend, codeHash } = who;
    const expiresAt = now + VISIT_MS;
    const { staffId, storeId } = staff;
    const visit = this.visits.issue({ memberId: who.member.id, staffId, storeId, maySpend, codeHash, expiresAt });
    return { visit, expiresAt, maySpend };
  }

  private async identified({ code, phone, cardNo }: Identify, now: Instant): Promise<Identified> {
    if (code !== undefined) return this.byCode(code, now);
    const member =
      phone === undefined ? await this.members.findByCard(cardNo ?? '') : await this.members.findByPhone(phone);
    if (!member) throw new Refusal('member_unknown');
    return { member, maySpend: false, codeHash: null };
  }

  private async byCode(code: string, now: Instant): Promise<Identified> {
    const reading = this.codes.verifyCode(code, now);
    if (reading.kind !== 'valid') throw new Refusal(`code_${reading.kind}`);
    const member = await this.members.findById(reading.memberId);
    if (!member) throw new Refusal('member_unknown');
    const codeHash = createHash('sha256').update(`${reading.memberId}:${reading.step}`).digest('hex');
    if (await this.members.isCodeUsed(codeHash)) throw new Refusal('code_used');
    return { member, maySpend: reading.age === 'current', codeHash };
  }
}

function memberView(member: TillMember, standing: MemberStanding) {
  const { version, state, tier } = standing;
  const [keep, next] = [keepProgress(standing), nextProgress(standing)];
  return {
    member: {
      id: member.id,
      name: maskName(member.name),
      phone: member.phoneMask,
      cardNo: member.cardNo,
      note: visitsNote(standing),
    },
    tier: { ...tierPlace(version, state.rank) },
    until: state.until === null ? null : formatDay(state.until),
    perks: tier.perks.map(({ key, kind, title, note }) => ({ key, kind, title, note })),
    keep: keep && progressView(keep),
    next: next && progressView(next),
    hint: visitHint(standing),
  };
}
