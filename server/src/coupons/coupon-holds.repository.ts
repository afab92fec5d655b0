import { Inject, Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { CONFIG, type Config } from '../config.js';
import { Dialect } from '../db/dialect.js';
import type { Tx } from '../db/sql.js';
import { Refusal } from '../http/refusal.js';
import { insertCouponEvents } from './coupon-events.repository.js';
import { couponColumns, couponOf, type CouponRow, type StoredCoupon } from './coupon-row.js';
import { redeemObstacle } from './redeem-obstacle.js';

export interface CouponHold {
  readonly couponId: number;
  readonly memberId: number;
  readonly storeId: string | null;
  /** The redemption that may end the hold carries the same key. */
  readonly redeemKey: string;
  /** Who did it, as the log shows it. */
  readonly by: string;
  readonly device?: string | null;
  /** Tier the price was made for; absent: the one the member stands in now. */
  readonly tier?: string;
  readonly now: Instant;
}

/** When, by whom and why. */
export interface CouponAct {
  readonly by: string;
  readonly reason?: string;
  readonly now: Instant;
}

/** Coupons kept for a bill that waits for its payment. */
@Injectable()
export class CouponHoldsRepository {
  constructor(
    private readonly dialect: Dialect,
    @Inject(CONFIG) private readonly config: Pick<Config, 'timeZone'>,
  ) {}

  /** Refuses as `CouponsRepository.redeem` does. */
  async hold(tx: Tx, hold: CouponHold): Promise<void> {
    const { couponId, redeemKey, by: actor, storeId, device, now: at } = hold;
    const { timeZone } = this.config;
    const coupon = await lockCoupon(tx, couponId, this.dialect);
    const tier = hold.tier ?? (await tierNeeded(tx, coupon));
    const obstacle = redeemObstacle(coupon, { ...hold, tier, timeZone });
    if (obstacle) throw new Refusal(obstacle === 'alreadyDone' ? 'coupon_used' : obstacle);
    await tx.execute("UPDATE coupon SET state = 'locked', redeem_key = ? WHERE id = ?", [redeemKey, couponId]);
    const { templateId, memberId } = coupon;
    const event = { couponId, templateId, memberId, kind: 'locked', actor, at, storeId, device } as const;
    // Holding again what one holds already is not another step.
    if (coupon.state !== 'locked') await insertCouponEvents(tx, [{ ...event, idemKey: redeemKey }], timeZone);
  }

  /** Gives back what was held under this key; nothing when it has been used or given back already. */
  async release(tx: Tx, couponId: number, redeemKey: string, act: CouponAct): Promise<void> {
    const { affectedRows } = await tx.execute(
      "UPDATE coupon SET state = 'issued', redeem_key = NULL WHERE id = ? AND state = 'locked' AND redeem_key = ?",
      [couponId, redeemKey],
    );
    if (affectedRows === 0) return;
    const { templateId, memberId } = await lockCoupon(tx, couponId, this.dialect);
    const { by: actor, now: at, reason } = act;
    const event = { couponId, templateId, memberId, kind: 'released', actor, at, idemKey: redeemKey, reason } as const;
    await insertCouponEvents(tx, [event], this.config.timeZone);
  }

  /** Takes back what is unused of the grants whose key begins so; how many. The caller has locked the member. */
  async voidUnused(tx: Tx, memberId: number, grantKeyPrefix: string, act: CouponAct): Promise<number> {
    const rows = await tx.query<{ id: number; template_id: number }>(
      `SELECT id, template_id FROM coupon WHERE member_id = ? AND grant_key LIKE ? AND state = 'issued'
       ORDER BY id${this.dialect.forUpdate}`,
      [memberId, `${grantKeyPrefix}%`],
    );
    if (rows.length === 0) return 0;
    const ids = rows.map((row) => Number(row.id));
    await tx.execute(
      `UPDATE coupon SET state = 'void', voided_at = ? WHERE id IN (${ids.map(() => '?').join(', ')}) AND state = 'issued'`,
      [act.now, ...ids],
    );
    const event = { memberId, kind: 'voided', actor: act.by, at: act.now, reason: act.reason } as const;
    await insertCouponEvents(
      tx,
      rows.map((row) => ({ ...event, couponId: Number(row.id), templateId: Number(row.template_id) })),
      this.config.timeZone,
    );
    return ids.length;
  }
}

/** Tier of the coupon's member, read only where the coupon asks for it. */
export async function tierNeeded(tx: Tx, { memberId, terms }: StoredCoupon): Promise<string | null> {
  if (!terms.tiers?.length) return null;
  const [row] = await tx.query<{ tier: string }>('SELECT tier FROM member WHERE id = ?', [memberId]);
  return row?.tier ?? null;
}

/** The coupon, its row locked. Refuses with coupon_unknown. */
export async function lockCoupon(tx: Tx, couponId: number, dialect: Dialect): Promise<StoredCoupon> {
  const [row] = await tx.query<CouponRow>(`SELECT ${couponColumns} FROM coupon WHERE id = ?${dialect.forUpdate}`, [
    couponId,
  ]);
  if (!row) throw new Refusal('coupon_unknown');
  return couponOf(row);
}
