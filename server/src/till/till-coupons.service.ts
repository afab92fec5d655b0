import { Injectable } from '@nestjs/common';
import type { CouponView } from '@jieti/shared/api/coupons';
import type { CouponRedeem } from '@jieti/shared/api/till';
import { couponViewOf, type StoredCoupon } from '../coupons/coupon-row.js';
import { Transactions } from '../db/transactions.js';
import type { StaffCaller } from '../http/access.js';
import { Refusal } from '../http/refusal.js';
import { requestHash } from './till-action.js';
import { TillGiftsRepository } from './till-gifts.repository.js';
import { TillOffersQueries } from './till-offers.queries.js';
import { TillPartyService, type TillParty } from './till-party.service.js';
import { TillRepliesService, type AskedAction } from './till-replies.service.js';

/** Gifts handed over without a purchase. */
@Injectable()
export class TillCouponsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly gifts: TillGiftsRepository,
    private readonly parties: TillPartyService,
    private readonly offers: TillOffersQueries,
    private readonly replies: TillRepliesService,
  ) {}

  /**
   * The same idempotency key again gives the same answer. Refuses with idempotency_conflict, visit_expired, code_needed,
   * code_used, malformed (not a gift) or what stands in the coupon's way.
   */
  async handOver(request: CouponRedeem, staff: StaffCaller): Promise<CouponView> {
    const party = await this.parties.ofVisit(request.visit, staff);
    const storeId = await this.parties.storeFor(staff, party.storeId);
    const asked = askedOf(request, party, storeId);
    const done = await this.replies.once<{ readonly repeated: boolean; readonly couponId: number }>(asked, () =>
      this.give(request, party, asked),
    );
    const coupon = await this.offers.findCoupon(done.couponId);
    if (!coupon) throw new Refusal('coupon_unknown');
    return couponViewOf(coupon, party.now);
  }

  private async give({ couponId, device }: CouponRedeem, party: TillParty, asked: AskedAction) {
    const coupon = await this.giftOf(party, couponId);
    if (party.over) throw new Refusal('visit_expired');
    if (!party.maySpend) throw new Refusal('code_needed');
    const { staff, member, codeHash, now } = party;
    const actor = {
      storeId: asked.storeId,
      staffId: staff.staffId,
      staff: staff.name,
      device: device ?? null,
      second: null,
    };
    const { idemKey, requestHash: hash } = asked;
    const gift = { actor, idemKey, requestHash: hash, memberId: member.id, codeHash, now };
    const reply = { repeated: false, couponId };
    await this.transactions.run((tx) =>
      this.gifts.hand(tx, { ...gift, coupon: { id: coupon.id, title: coupon.terms.title } }, reply),
    );
    return reply;
  }

  private async giftOf(party: TillParty, couponId: number): Promise<StoredCoupon> {
    const coupon = await this.offers.findCoupon(couponId);
    if (!coupon) throw new Refusal('coupon_unknown');
    if (coupon.memberId !== party.member.id) throw new Refusal('coupon_not_yours');
    if (coupon.terms.kind !== 'gift')
      throw new Refusal('malformed', [{ field: 'couponId', message: '这种券要和消费一起用' }]);
    if (coupon.terms.minSpendFen > 0) throw new Refusal('coupon_below_minimum');
    return coupon;
  }
}

function askedOf({ idempotencyKey, couponId }: CouponRedeem, { member }: TillParty, storeId: string): AskedAction {
  return {
    storeId,
    idemKey: idempotencyKey,
    isKeyed: true,
    requestHash: requestHash({ kind: 'gift', memberId: member.id, couponId }),
    subject: null,
  };
}
