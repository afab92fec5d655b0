import { Injectable } from '@nestjs/common';
import type { CouponView } from '@jieti/shared/api/coupons';
import type { MemberDetail } from '@jieti/shared/api/members';
import type { Instant } from '@jieti/shared/model/time';
import { CouponsQueries } from '../coupons/coupons.queries.js';
import { bandView } from './band-view.js';
import { explanationView } from './explanation-view.js';
import { MemberContactsQueries } from './member-contacts.queries.js';
import { MemberPastQueries } from './member-past.queries.js';
import { memberRowView } from './member-row-view.js';
import { StandingsQueries } from './standings.queries.js';

/** Everything the console shows about one member. */
@Injectable()
export class MemberDetailService {
  constructor(
    private readonly standings: StandingsQueries,
    private readonly past: MemberPastQueries,
    private readonly coupons: CouponsQueries,
    private readonly contacts: MemberContactsQueries,
  ) {}

  /** Refuses with member_unknown. */
  async detail(memberId: number, now: Instant): Promise<MemberDetail> {
    const [picture, past, coupons, quotas, accepted, messages] = await Promise.all([
      this.standings.get(memberId, now),
      this.past.ofMember(memberId),
      this.allCoupons(memberId, now),
      this.contacts.quotas(memberId),
      this.contacts.lastAccepted(memberId),
      this.contacts.messages(memberId),
    ]);
    const { record, standing } = picture;
    return {
      ...memberRowView(record, standing.version),
      explanation: explanationView(picture, past, 'operator'),
      band: bandView(picture),
      coupons,
      quotas,
      consents: [
        { purpose: 'marketing', title: '活动与优惠推送', granted: record.marketing, at: null },
        { purpose: 'subscription', title: '订阅消息', granted: quotas.some((q) => q.remaining > 0), at: accepted },
      ],
      messages,
    };
  }

  private async allCoupons(memberId: number, now: Instant): Promise<CouponView[]> {
    const lists = await Promise.all(
      (['usable', 'used', 'expired'] as const).map((state) => this.coupons.listForMember(memberId, state, now)),
    );
    return lists.flat();
  }
}
