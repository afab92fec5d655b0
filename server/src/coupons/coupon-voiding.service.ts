import { Injectable } from '@nestjs/common';
import type { CouponVoid } from '@jieti/shared/api/coupons';
import { AuditRepository } from '../audit/audit.repository.js';
import { Clock } from '../clock.js';
import { Transactions } from '../db/transactions.js';
import type { StaffCaller } from '../http/access.js';
import { Refusal } from '../http/refusal.js';
import { LedgerRepository } from '../ledger/ledger.repository.js';
import { CouponVoidingRepository } from './coupon-voiding.repository.js';

/** Calling one coupon back. */
@Injectable()
export class CouponVoidingService {
  constructor(
    private readonly transactions: Transactions,
    private readonly ledger: LedgerRepository,
    private readonly voiding: CouponVoidingRepository,
    private readonly audit: AuditRepository,
    private readonly clock: Clock,
  ) {}

  /** Refuses with coupon_unknown, coupon_used, coupon_locked or coupon_expired; twice is once. */
  async void(couponId: number, { reason }: CouponVoid, by: StaffCaller): Promise<'voided' | 'repeated'> {
    const now = this.clock.now();
    return this.transactions.run(async (tx) => {
      const memberId = await this.voiding.ownerOf(tx, couponId);
      if (memberId === undefined) throw new Refusal('coupon_unknown');
      await this.ledger.lock(tx, [memberId]);
      const outcome = await this.voiding.void(tx, { couponId, by: by.name, reason, now });
      const subject = `coupon:${couponId}`;
      const entry = { actor: by.username, action: 'coupon.void', subject, detail: { reason, memberId } } as const;
      if (outcome === 'voided') await this.audit.append(tx, entry, now);
      return outcome;
    });
  }
}
