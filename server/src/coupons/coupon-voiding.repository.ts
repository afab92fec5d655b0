import { Inject, Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { CONFIG, type Config } from '../config.js';
import type { Tx } from '../db/sql.js';
import { OutboxRepository } from '../outbox/outbox.repository.js';
import { PointsRepository } from '../points/points.repository.js';
import { voidNotice } from './coupon-notices.js';
import type { StoredCoupon } from './coupon-row.js';
import { CouponsRepository, type CouponVoiding } from './coupons.repository.js';

/** A coupon called back: the member is told, and has the points back that it cost. */
@Injectable()
export class CouponVoidingRepository {
  constructor(
    private readonly coupons: CouponsRepository,
    private readonly points: PointsRepository,
    private readonly outbox: OutboxRepository,
    @Inject(CONFIG) private readonly config: Pick<Config, 'shopName' | 'timeZone'>,
  ) {}

  /** Refuses as `CouponsRepository.void` does. The caller has locked the member. */
  async void(tx: Tx, voiding: CouponVoiding): Promise<'voided' | 'repeated'> {
    const { coupon, repeated } = await this.coupons.void(tx, voiding);
    if (repeated) return 'repeated';
    const pointsBack = coupon.pointsPaid > 0 ? await this.giveBack(tx, coupon, voiding.now) : 0;
    const { id, memberId, terms, expiresAt } = coupon;
    const told = { id, memberId, title: terms.title, expiresAt };
    await this.outbox.enqueue(tx, [voidNotice(told, { reason: voiding.reason, pointsBack }, this.config)], voiding.now);
    return 'voided';
  }

  /** Whose it is, to lock the member first; undefined when there is no such coupon. */
  async ownerOf(tx: Tx, couponId: number): Promise<number | undefined> {
    const [row] = await tx.query<{ member_id: number }>('SELECT member_id FROM coupon WHERE id = ?', [couponId]);
    return row && Number(row.member_id);
  }

  private async giveBack(tx: Tx, { id, memberId }: StoredCoupon, now: Instant): Promise<number> {
    const cause = { biz: 'coupon', id: String(id), line: 'claim' } as const;
    const by = { biz: 'coupon', id: String(id), line: 'void' } as const;
    const { restored } = await this.points.giveBack(tx, { memberId, cause, by, givenBackFen: 1, ofFen: 1, now });
    return restored;
  }
}
