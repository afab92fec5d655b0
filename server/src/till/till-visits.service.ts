import { Injectable } from '@nestjs/common';
import type { Identify, Visit } from '@jieti/shared/api/till';
import { formatDay } from '@jieti/shared/calendar';
import { maskName } from '@jieti/shared/rules/mask';
import { cashNote } from '@jieti/shared/rules/points/cash-of-points';
import { visitHint } from '@jieti/shared/rules/tier/coach';
import { tierPlace, type MemberStanding } from '@jieti/shared/rules/tier/member-standing';
import { keepProgress, nextProgress } from '@jieti/shared/rules/tier/progress';
import { Clock } from '../clock.js';
import type { StaffCaller } from '../http/access.js';
import { progressView } from '../members/progress-view.js';
import { TillDeskQueries } from './till-desk.queries.js';
import { TillIdentityService } from './till-identity.service.js';
import type { TillMember } from './till-members.queries.js';
import { TillOffersQueries, type PerkLeft, type TillPoints } from './till-offers.queries.js';
import { tillCoupon, visitsNote } from './till-views.js';
import { VISIT_MS, VisitTokens } from './visit-tokens.js';

/** A visit but for the categories, which are the store's and not the member's. */
export type VisitOfMember = Omit<Visit, 'categories'>;

@Injectable()
export class TillVisitsService {
  constructor(
    private readonly identities: TillIdentityService,
    private readonly desk: TillDeskQueries,
    private readonly offers: TillOffersQueries,
    private readonly visits: VisitTokens,
    private readonly clock: Clock,
  ) {}

  /** Who stands at the till. Refuses as `TillIdentityService.identify` does. */
  async identify(request: Identify, { staffId, storeId }: StaffCaller): Promise<VisitOfMember> {
    const now = this.clock.now();
    const { member, maySpend, codeHash } = await this.identities.identify(request, now);
    const expiresAt = now + VISIT_MS;
    const standing = await this.desk.standing(member, now);
    const [coupons, points, perks] = await Promise.all([
      this.offers.usableCoupons(member.id, now),
      this.offers.pointsOf(member.id, now),
      this.offers.perksLeft(member.id, standing.tier.perks, now),
    ]);
    const use = { storeId, tier: standing.state.tier, now, timeZone: standing.version.timeZone, maySpend };
    return {
      visit: this.visits.issue({ memberId: member.id, staffId, storeId, maySpend, codeHash, expiresAt }),
      ...{ expiresAt, maySpend },
      ...memberView(member, standing),
      perks: perks.map(perkView),
      points: pointsView(points),
      coupons: coupons.map((coupon) => tillCoupon(coupon, use)),
    };
  }
}

function perkView({ perk, left }: PerkLeft): Visit['perks'][number] {
  const { key, kind, title, note } = perk;
  return { key, kind, title, note, left };
}

function pointsView({ available, rules }: TillPoints): Visit['points'] {
  const spending = rules?.spending ?? null;
  return { available, cashNote: cashNote(spending), spending: spending && { ...spending } };
}

function memberView(member: TillMember, standing: MemberStanding) {
  const { version, state } = standing;
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
    keep: keep && progressView(keep),
    next: next && progressView(next),
    hint: visitHint(standing),
  };
}
