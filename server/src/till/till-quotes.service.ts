import { Injectable } from '@nestjs/common';
import type { Quote, QuoteRequest } from '@jieti/shared/api/till';
import type { PurchaseFact } from '@jieti/shared/model/fact';
import { coachText } from '@jieti/shared/rules/tier/coach';
import { memberStanding, tierPlace, type MemberStanding } from '@jieti/shared/rules/tier/member-standing';
import { keepProgress, nextProgress } from '@jieti/shared/rules/tier/progress';
import type { StaffCaller } from '../http/access.js';
import { Refusal } from '../http/refusal.js';
import { progressView } from '../members/progress-view.js';
import { priceAtTill } from './price-at-till.js';
import { TillDeskQueries } from './till-desk.queries.js';
import { TillPartyService } from './till-party.service.js';

@Injectable()
export class TillQuotesService {
  constructor(
    private readonly parties: TillPartyService,
    private readonly desk: TillDeskQueries,
  ) {}

  /**
   * What a bill costs this member and what paying it would do for their tier; nothing is stored. Refuses with what
   * stands in the way of the coupon asked for, visit_expired, code_needed when the visit may not use coupons.
   */
  async quote(request: QuoteRequest, staff: StaffCaller): Promise<Quote> {
    const { member, maySpend, storeId, over, now } = await this.parties.ofVisit(request.visit, staff);
    if (over) throw new Refusal('visit_expired');
    const asked = request.couponId ?? null;
    if (asked !== null && !maySpend) throw new Refusal('code_needed');
    const before = await this.desk.standing(member, now);
    const usable = maySpend ? await this.desk.usableCoupons(member.id, now) : [];
    const coupons = await this.desk.withAsked(usable, member.id, asked);
    const category = request.category ?? null;
    const { amountFen, couponId } = request;
    const price = priceAtTill(before, coupons, { amountFen, category, couponId, storeId, now });
    const after = afterPaying(before, { amountFen: price.payableFen, category, storeId });
    const [keep, next] = [keepProgress(after), nextProgress(after)];
    return {
      amountFen,
      lines: price.lines.map((line) => ({ ...line })),
      payableFen: price.payableFen,
      couponId: price.couponId,
      growth: growthOf(after) - growthOf(before),
      tierAfter: after.state.tier === before.state.tier ? null : { ...tierPlace(after.version, after.state.rank) },
      keepAfter: keep && progressView(keep),
      nextAfter: next && progressView(next),
      coach: coachText(before, after),
    };
  }
}

/** The member as they would stand had they just paid; a bill of nothing changes nothing. */
function afterPaying(
  before: MemberStanding,
  paid: { readonly amountFen: number; readonly category: string | null; readonly storeId: string | null },
): MemberStanding {
  const { input } = before;
  if (paid.amountFen === 0) return before;
  const purchase: PurchaseFact = {
    kind: 'purchase',
    source: 'till:',
    externalId: 'preview',
    occurredAt: input.now,
    recordedAt: input.now,
    storeId: paid.storeId,
    amountFen: paid.amountFen,
    categories: paid.category === null ? [] : [paid.category],
  };
  return memberStanding({ ...input, facts: [...input.facts, purchase] });
}

const growthOf = (standing: MemberStanding): number => standing.tape.growth.reduce((sum, value) => sum + value, 0);
