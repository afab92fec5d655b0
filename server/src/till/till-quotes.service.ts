import { Injectable } from '@nestjs/common';
import { errorCodes } from '@jieti/shared/api/errors';
import type { Quote, QuoteRequest } from '@jieti/shared/api/till';
import type { BillPrice } from '@jieti/shared/model/bill';
import type { PurchaseFact } from '@jieti/shared/model/fact';
import { earnPoints } from '@jieti/shared/rules/points/earn-points';
import { pointsMultiplier } from '@jieti/shared/rules/points/points-multiplier';
import { coachText } from '@jieti/shared/rules/tier/coach';
import { memberStanding, tierPlace, type MemberStanding } from '@jieti/shared/rules/tier/member-standing';
import { keepProgress, nextProgress } from '@jieti/shared/rules/tier/progress';
import type { StaffCaller } from '../http/access.js';
import { Refusal } from '../http/refusal.js';
import { progressView } from '../members/progress-view.js';
import { billLines, categoriesOf } from './bill-lines.js';
import { mostPoints } from './price-at-till.js';
import { priceView } from '../sales/price-view.js';
import { TillDeskQueries } from './till-desk.queries.js';
import { TillPartyService } from './till-party.service.js';
import { TillPricingService, type PricedVisit } from './till-pricing.service.js';

@Injectable()
export class TillQuotesService {
  constructor(
    private readonly parties: TillPartyService,
    private readonly pricing: TillPricingService,
    private readonly desk: TillDeskQueries,
  ) {}

  /**
   * What a bill costs this member and what paying it would do for their tier and points; nothing is stored. A single
   * coupon asked for by its old name is refused with what stands in its way, others are told as problems. Refuses with
   * amount_invalid, amount_too_large, visit_expired, code_needed, points_not_here or points_short.
   */
  async quote(request: QuoteRequest, staff: StaffCaller): Promise<Quote> {
    const lines = billLines(request);
    const party = await this.parties.ofVisit(request.visit, staff);
    if (party.over) throw new Refusal('visit_expired');
    const { couponId, points = 0 } = request;
    const single = couponId === undefined ? undefined : couponId === null ? [] : [couponId];
    const couponIds = request.couponIds ?? single;
    const [priced, standing] = await Promise.all([
      this.pricing.price(party, { lines, storeId: party.storeId, couponIds, points }),
      this.desk.standing(party.member, party.now),
    ]);
    const [problem] = priced.problems;
    if (problem && request.couponIds === undefined) throw new Refusal(problem.problem);
    return quoteOf(priced, standing, party.storeId);
  }
}

function quoteOf(priced: PricedVisit, before: MemberStanding, storeId: string | null): Quote {
  const { price, problems, points } = priced;
  const purchase = previewOf(price, before, storeId);
  const after = purchase ? memberStanding({ ...before.input, facts: [...before.input.facts, purchase] }) : before;
  const [keep, next] = [keepProgress(after), nextProgress(after)];
  const most = mostPoints(priced.bill, price);
  const earned = purchase ? earnedBy(purchase, priced) : { points: 0, atOnce: 0 };
  return {
    price: priceView(price),
    problems: problems.map((one) => ({
      ...{ couponId: one.couponId, code: one.problem, message: errorCodes[one.problem].sentence },
    })),
    ...{ pointsMost: most.points, pointsMostFen: most.fen, pointsEarned: earned.points },
    pointsAfter: points.available - price.pointsSpent + earned.atOnce,
    amountFen: price.amountFen,
    lines: price.steps.map(({ kind, title, amountFen }) => ({ kind, title, amountFen })),
    payableFen: price.payableFen,
    couponId: price.couponIds[0] ?? null,
    growth: growthOf(after) - growthOf(before),
    tierAfter: after.state.tier === before.state.tier ? null : { ...tierPlace(after.version, after.state.rank) },
    keepAfter: keep && progressView(keep),
    nextAfter: next && progressView(next),
    coach: coachText(before, after),
  };
}

/** The purchase as it would be recorded now; a bill of nothing is none. */
function previewOf(price: BillPrice, { input }: MemberStanding, storeId: string | null): PurchaseFact | null {
  if (price.payableFen === 0) return null;
  return {
    ...{ kind: 'purchase', source: 'till:', externalId: 'preview', occurredAt: input.now, recordedAt: input.now },
    ...{ storeId, amountFen: price.payableFen, categories: categoriesOf(price.lines) },
  };
}

/** By the rules in force, as if no cap and no budget had been used yet. */
function earnedBy(
  fact: PurchaseFact,
  { points, tier }: PricedVisit,
): { readonly points: number; readonly atOnce: number } {
  const { rules, account } = points;
  if (!rules) return { points: 0, atOnce: 0 };
  const { entries, lots } = earnPoints({
    ...{ rules, fact, tier: tier.key, multiplierPercent: pointsMultiplier(tier.perks) },
    ...{ used: new Map(), debt: account.debt, now: fact.occurredAt },
  });
  const atOnce = lots.filter((lot) => lot.availableAt <= fact.occurredAt);
  return {
    points: entries.reduce((sum, entry) => sum + entry.delta, 0),
    atOnce: atOnce.reduce((sum, lot) => sum + lot.remaining, 0),
  };
}

const growthOf = (standing: MemberStanding): number => standing.tape.growth.reduce((sum, value) => sum + value, 0);
