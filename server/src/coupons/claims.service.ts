import { Injectable } from '@nestjs/common';
import type { Claim, Claimed, ClaimState } from '@jieti/shared/api/claims';
import type { ErrorCode } from '@jieti/shared/api/errors';
import type { Instant } from '@jieti/shared/model/time';
import type { Tx } from '../db/sql.js';
import { Transactions } from '../db/transactions.js';
import { Refusal } from '../http/refusal.js';
import { LedgerRepository } from '../ledger/ledger.repository.js';
import { PointsRepository } from '../points/points.repository.js';
import { ClaimCentreQueries } from './claim-centre.queries.js';
import { CouponClaimsRepository } from './coupon-claims.repository.js';
import { couponViewOf, type StoredCoupon } from './coupon-row.js';

const refusals: Readonly<Record<Exclude<ClaimState, 'open'>, ErrorCode>> = {
  limit: 'coupon_limit',
  soldOut: 'coupon_out_of_stock',
  dayGone: 'coupon_day_gone',
  notYet: 'claim_not_yet',
  ended: 'claim_ended',
  tierLocked: 'claim_wrong_tier',
  pointsShort: 'points_short',
};

/** Taking a coupon in the claim centre. */
@Injectable()
export class ClaimsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly ledger: LedgerRepository,
    private readonly desk: CouponClaimsRepository,
    private readonly points: PointsRepository,
    private readonly centre: ClaimCentreQueries,
  ) {}

  /**
   * The coupon and its price in points are one commit; the same key again gives the same coupon. Refuses with
   * claim_closed, claim_not_yet, claim_ended, claim_wrong_tier, coupon_limit, coupon_out_of_stock, coupon_day_gone,
   * points_short or idempotency_conflict.
   */
  async claim(memberId: number, { templateId, idempotencyKey }: Claim, now: Instant): Promise<Claimed> {
    const grantKey = `claim:${idempotencyKey}`;
    if (await this.centre.isGone(templateId, memberId, grantKey)) throw new Refusal('coupon_out_of_stock');
    return this.transactions.run(async (tx) => {
      const member = (await this.ledger.lock(tx, [memberId])).get(memberId);
      if (!member?.isActive) throw new Refusal('member_unknown');
      const held = await this.desk.findHeld(tx, memberId, grantKey);
      if (held && held.templateId !== templateId) throw new Refusal('idempotency_conflict');
      if (held) return { coupon: couponViewOf(held, now), repeated: true };
      const pointsPaid = await this.priceOf(tx, { memberId, templateId, tier: member.standing.tier }, now);
      const taken = {
        templateId,
        grantKey,
        origin: pointsPaid > 0 ? '积分兑换' : '领券中心',
        reserved: false,
        pointsPaid,
      };
      const coupon = await this.desk.take(tx, memberId, taken, now);
      await this.pay(tx, coupon, now);
      return { coupon: couponViewOf(coupon, now), repeated: false };
    });
  }

  /** What it costs in points. Whether there are as many is decided where they are spent. */
  private async priceOf(
    tx: Tx,
    of: { readonly memberId: number; readonly templateId: number; readonly tier: string },
    now: Instant,
  ): Promise<number> {
    const verdict = await this.desk.assess(tx, of, now);
    if (!verdict) throw new Refusal('claim_closed');
    if (verdict.state !== 'open') throw new Refusal(refusals[verdict.state]);
    return verdict.pointsPrice;
  }

  private async pay(tx: Tx, { id, memberId, pointsPaid, terms }: StoredCoupon, now: Instant): Promise<void> {
    if (pointsPaid === 0) return;
    const cause = { biz: 'coupon', id: String(id), line: 'claim' } as const;
    await this.points.spend(tx, { memberId, points: pointsPaid, cause, title: `兑换：${terms.title}`, now });
  }
}
