import { Injectable } from '@nestjs/common';
import type { GrantCoupon } from '@jieti/shared/api/members';
import { AuditRepository } from '../audit/audit.repository.js';
import { Clock } from '../clock.js';
import { CouponsRepository } from '../coupons/coupons.repository.js';
import { Transactions } from '../db/transactions.js';
import type { StaffCaller } from '../http/access.js';
import { Refusal } from '../http/refusal.js';
import { LedgerRepository } from '../ledger/ledger.repository.js';

/** A coupon by hand, for a reason. */
@Injectable()
export class GrantCouponService {
  constructor(
    private readonly transactions: Transactions,
    private readonly ledger: LedgerRepository,
    private readonly coupons: CouponsRepository,
    private readonly audit: AuditRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * The same idempotency key gives the same coupon. Refuses with member_unknown, template_unknown, coupon_limit or
   * coupon_out_of_stock.
   */
  async grant(memberId: number, order: GrantCoupon, by: StaffCaller): Promise<{ couponId: number; repeated: boolean }> {
    const { templateId, reason, idempotencyKey } = order;
    const now = this.clock.now();
    return this.transactions.run(async (tx) => {
      if (!(await this.ledger.lock(tx, [memberId])).get(memberId)?.isActive) throw new Refusal('member_unknown');
      const request = {
        memberId,
        template: { id: templateId },
        grantKey: `console:${idempotencyKey}`,
        actor: by.name,
        origin: `门店赠送：${reason}`.slice(0, 80),
      };
      const [outcome] = await this.coupons.grant(tx, [request], now);
      if (outcome?.kind === 'unknownTemplate') throw new Refusal('template_unknown');
      if (outcome?.kind === 'limitReached') throw new Refusal('coupon_limit');
      if (!outcome?.coupon) throw new Refusal('coupon_out_of_stock');
      if (outcome.kind === 'granted') {
        const detail = { reason, templateId, couponId: outcome.coupon.id };
        await this.audit.append(
          tx,
          { actor: by.username, action: 'member.grantCoupon', subject: `member:${memberId}`, detail },
          now,
        );
      }
      return { couponId: outcome.coupon.id, repeated: outcome.kind === 'repeated' };
    });
  }
}
