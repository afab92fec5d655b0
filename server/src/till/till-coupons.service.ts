import { Injectable } from '@nestjs/common';
import type { CouponRedeem } from '@jieti/shared/api/till';
import type { CouponView } from '@jieti/shared/api/coupons';
import { couponViewOf, type StoredCoupon } from '../coupons/coupon-row.js';
import { Clock } from '../clock.js';
import type { Tx } from '../db/sql.js';
import { Transactions } from '../db/transactions.js';
import type { StaffCaller } from '../http/access.js';
import { Refusal } from '../http/refusal.js';
import { RedemptionsRepository, redeemKeyOf, type Spending } from './redemptions.repository.js';
import { TillDeskQueries } from './till-desk.queries.js';
import { TillPartyService, type TillParty } from './till-party.service.js';

@Injectable()
export class TillCouponsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly redemptions: RedemptionsRepository,
    private readonly parties: TillPartyService,
    private readonly desk: TillDeskQueries,
    private readonly clock: Clock,
  ) {}

  /** Uses up the coupon and the code of a purchase, within its transaction. */
  spend(tx: Tx, spending: Spending): Promise<'spent' | 'repeated'> {
    return this.redemptions.spend(tx, spending);
  }

  /** The same without a purchase. */
  spendAlone(spending: Spending): Promise<'spent' | 'repeated'> {
    return this.transactions.run((tx) => this.redemptions.spend(tx, spending));
  }

  /**
   * Hands a gift over without a purchase. The same idempotency key again gives the same answer. Refuses with
   * visit_expired, code_needed, code_used, malformed (not a gift) or what stands in the coupon's way.
   */
  async handOver(request: CouponRedeem, staff: StaffCaller): Promise<CouponView> {
    const party = await this.parties.ofVisit(request.visit, staff);
    const storeId = await this.parties.storeFor(staff, party.storeId);
    const redeemKey = redeemKeyOf(`gift/${staff.staffId}/${request.idempotencyKey}`);
    const coupon = await this.giftOf(party, request.couponId);
    if (coupon.redeemKey !== redeemKey) {
      if (party.over) throw new Refusal('visit_expired');
      if (!party.maySpend) throw new Refusal('code_needed');
    }
    const { member, codeHash, now } = party;
    const by = { memberId: member.id, staff, codeHash, now };
    await this.spendAlone({ ...by, storeId, couponId: coupon.id, fact: null, redeemKey });
    return couponViewOf((await this.desk.findCoupon(coupon.id)) ?? coupon, now);
  }

  async sweepCodes(): Promise<void> {
    const now = this.clock.now();
    await this.transactions.run((tx) => this.redemptions.sweepCodes(tx, now));
  }

  private async giftOf(party: TillParty, couponId: number): Promise<StoredCoupon> {
    const coupon = await this.desk.findCoupon(couponId);
    if (!coupon) throw new Refusal('coupon_unknown');
    if (coupon.memberId !== party.member.id) throw new Refusal('coupon_not_yours');
    if (coupon.terms.kind !== 'gift')
      throw new Refusal('malformed', [{ field: 'couponId', message: '这种券要和消费一起用' }]);
    if (coupon.terms.minSpendFen > 0) throw new Refusal('coupon_below_minimum');
    return coupon;
  }
}
