import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Dialect } from '../db/dialect.js';
import type { Tx } from '../db/sql.js';
import { Refusal } from '../http/refusal.js';
import { couponColumns, couponOf, type CouponRow, type StoredCoupon } from './coupon-row.js';
import { redeemObstacle } from './redeem-obstacle.js';

export interface CouponHold {
  readonly couponId: number;
  readonly memberId: number;
  readonly storeId: string | null;
  /** The redemption that may end the hold carries the same key. */
  readonly redeemKey: string;
  readonly now: Instant;
}

/** Coupons kept for a bill that waits for its payment. */
@Injectable()
export class CouponHoldsRepository {
  constructor(private readonly dialect: Dialect) {}

  /** Refuses as `CouponsRepository.redeem` does. */
  async hold(tx: Tx, hold: CouponHold): Promise<void> {
    const obstacle = redeemObstacle(await lockCoupon(tx, hold.couponId, this.dialect), hold);
    if (obstacle) throw new Refusal(obstacle === 'alreadyDone' ? 'coupon_used' : obstacle);
    await tx.execute("UPDATE coupon SET state = 'locked', redeem_key = ? WHERE id = ?", [
      hold.redeemKey,
      hold.couponId,
    ]);
  }

  /** Gives back what was held under this key; nothing when it has been used or given back already. */
  async release(tx: Tx, couponId: number, redeemKey: string): Promise<void> {
    await tx.execute(
      "UPDATE coupon SET state = 'issued', redeem_key = NULL WHERE id = ? AND state = 'locked' AND redeem_key = ?",
      [couponId, redeemKey],
    );
  }

  /** Takes back what is unused of the grants whose key begins so; how many. */
  async voidUnused(tx: Tx, memberId: number, grantKeyPrefix: string): Promise<number> {
    const { affectedRows } = await tx.execute(
      "UPDATE coupon SET state = 'void' WHERE member_id = ? AND grant_key LIKE ? AND state = 'issued'",
      [memberId, `${grantKeyPrefix}%`],
    );
    return affectedRows;
  }
}

/** The coupon, its row locked. Refuses with coupon_unknown. */
export async function lockCoupon(tx: Tx, couponId: number, dialect: Dialect): Promise<StoredCoupon> {
  const [row] = await tx.query<CouponRow>(`SELECT ${couponColumns} FROM coupon WHERE id = ?${dialect.forUpdate}`, [
    couponId,
  ]);
  if (!row) throw new Refusal('coupon_unknown');
  return couponOf(row);
}
