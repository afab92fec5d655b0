import { Inject, Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { couponAfterRefund, type CouponAfterRefund } from '@jieti/shared/rules/coupons/coupon-after-refund';
import { CONFIG, type Config } from '../config.js';
import { Dialect } from '../db/dialect.js';
import type { Tx } from '../db/sql.js';
import { Refusal } from '../http/refusal.js';
import { findCouponEvent, insertCouponEvents, type NewCouponEvent } from './coupon-events.repository.js';
import { lockCoupon, tierNeeded } from './coupon-holds.repository.js';
import type { StoredCoupon } from './coupon-row.js';
import { grantIdentity, grantOutcomes, planGrants, type GrantOutcome, type GrantRequest } from './grant-plan.js';
import type { PlannedGrant } from './grant-plan.js';
import {
  countHoldings,
  insertCoupons,
  listGrantTemplates,
  listHeld,
  type GrantTemplate,
} from './grant-rows.repository.js';
import { redeemObstacle } from './redeem-obstacle.js';
import { TemplateStockRepository, type StockWish } from './template-stock.repository.js';

export interface Redemption {
  readonly couponId: number;
  readonly memberId: number;
  readonly storeId: string | null;
  /** Who did it, as the log shows it. */
  readonly staff: string;
  readonly device?: string | null;
  /** Tier the price was made for; absent: the one the member stands in now. */
  readonly tier?: string;
  /** The purchase it was used on, `source/externalId`; null when given without one. */
  readonly fact: string | null;
  /** The same key again is the same redemption. */
  readonly redeemKey: string;
  readonly now: Instant;
}

/** The taking back of one redemption, after everything of its order was given back. */
export interface CouponReversal {
  readonly couponId: number;
  readonly memberId: number;
  /** Of the redemption. */
  readonly redeemKey: string;
  readonly by: string;
  readonly storeId?: string | null;
  readonly device?: string | null;
  readonly reason?: string;
  /** The order was undone at once: the coupon is as it was, whatever its policy says. */
  readonly undo?: boolean;
  readonly now: Instant;
}

export interface CouponVoiding {
  readonly couponId: number;
  readonly by: string;
  readonly reason: string;
  readonly now: Instant;
}

/** The only writer of coupons; their templates' stock is counted by `TemplateStockRepository`. */
@Injectable()
export class CouponsRepository {
  private readonly stock: TemplateStockRepository;

  constructor(
    private readonly dialect: Dialect,
    @Inject(CONFIG) private readonly config: Pick<Config, 'timeZone'>,
  ) {
    this.stock = new TemplateStockRepository(dialect, config);
  }

  /**
   * Grants each request once per (member, grantKey), in request order while stock lasts. The caller has locked the
   * members. Never refuses: every request gets an outcome.
   */
  async grant(tx: Tx, requests: readonly GrantRequest[], now: Instant): Promise<readonly GrantOutcome[]> {
    if (requests.length === 0) return [];
    const templates = await listGrantTemplates(tx, requests);
    const templateOf = ({ template: name }: GrantRequest): GrantTemplate | undefined =>
      templates.find((t) => ('id' in name ? t.id === name.id : t.key === name.key));
    const plan = planGrants(requests, {
      templateOf,
      held: await listHeld(tx, requests),
      counts: await countHoldings(tx, requests, templates),
    });
    const served = await this.takeStock(tx, plan, { templates, now });
    const wanted = requests.flatMap((request) => {
      const template = served.delete(grantIdentity(request)) ? templateOf(request) : undefined;
      return template ? [{ request, template }] : [];
    });
    const coupons = await insertCoupons(tx, wanted, { timeZone: this.config.timeZone, now });
    return grantOutcomes(requests, plan, coupons);
  }

  /**
   * Uses a coupon up. Refuses with coupon_unknown, coupon_not_yours, coupon_used, coupon_locked, coupon_void,
   * coupon_expired (from `expiresAt` on), coupon_not_yet, coupon_blackout, coupon_wrong_store or coupon_wrong_tier.
   */
  async redeem(tx: Tx, redemption: Redemption): Promise<'redeemed' | 'repeated'> {
    const { couponId, storeId, staff, fact, redeemKey, now, device = null } = redemption;
    const coupon = await lockCoupon(tx, couponId, this.dialect);
    const tier = redemption.tier ?? (await tierNeeded(tx, coupon));
    const obstacle = redeemObstacle(coupon, { ...redemption, tier, timeZone: this.config.timeZone });
    if (obstacle === 'alreadyDone') return 'repeated';
    if (obstacle) throw new Refusal(obstacle);
    const { affectedRows } = await tx.execute(
      `UPDATE coupon SET state = 'redeemed', redeemed_at = ?, redeemed_store = ?, redeemed_by = ?, redeemed_fact = ?,
       redeemed_device = ?, redeem_key = ? WHERE id = ? AND state IN ('issued', 'locked')`,
      [now, storeId, staff, fact, device, redeemKey, couponId],
    );
    if (affectedRows !== 1) throw new Refusal('coupon_used');
    await this.log(tx, coupon, { kind: 'redeemed', actor: staff, at: now, storeId, device, idemKey: redeemKey, fact });
    return 'redeemed';
  }

  /**
   * Takes a redemption back, as the coupon's refund policy says. The same key again gives the same answer and changes
   * nothing. Refuses with coupon_unknown, coupon_not_yours or coupon_not_redeemed (not under this key).
   */
  async reverse(tx: Tx, reversal: CouponReversal): Promise<'returned' | 'extended' | 'forfeited'> {
    const { couponId, memberId, redeemKey, by: actor, now, storeId, device, reason } = reversal;
    const coupon = await lockCoupon(tx, couponId, this.dialect);
    if (coupon.memberId !== memberId) throw new Refusal('coupon_not_yours');
    const before = await findCouponEvent(tx, couponId, redeemKey, ['redeemed', 'reversed', 'extended', 'forfeited']);
    if (before === 'reversed') return 'returned';
    if (before === 'extended' || before === 'forfeited') return before;
    if (coupon.state !== 'redeemed' || coupon.redeemKey !== redeemKey) throw new Refusal('coupon_not_redeemed');
    const after = afterReversal(coupon, reversal, this.config.timeZone);
    const event = { actor, at: now, storeId, device, idemKey: redeemKey, reason: reason ?? after.sentence };
    if (after.kind === 'forfeited' || after.kind === 'staysUsed') {
      await this.log(tx, coupon, { ...event, kind: 'forfeited' });
      return 'forfeited';
    }
    await tx.execute(
      `UPDATE coupon SET state = 'issued', expires_at = ?, redeemed_at = NULL, redeemed_store = NULL, redeemed_by = NULL,
       redeemed_fact = NULL, redeemed_device = NULL, redeem_key = NULL WHERE id = ? AND state = 'redeemed'`,
      [after.expiresAt, couponId],
    );
    await this.log(tx, coupon, { ...event, kind: after.kind === 'extended' ? 'extended' : 'reversed' });
    return after.kind;
  }

  /**
   * Calls a coupon back for good. Refuses with coupon_unknown, coupon_used, coupon_locked (an open bill holds it) or
   * coupon_expired.
   */
  async void(tx: Tx, voiding: CouponVoiding): Promise<{ readonly coupon: StoredCoupon; readonly repeated: boolean }> {
    const { couponId, by: actor, reason, now } = voiding;
    const coupon = await lockCoupon(tx, couponId, this.dialect);
    if (coupon.state === 'void') return { coupon, repeated: true };
    if (coupon.state === 'redeemed') throw new Refusal('coupon_used');
    if (coupon.state === 'locked') throw new Refusal('coupon_locked');
    if (now >= coupon.expiresAt) throw new Refusal('coupon_expired');
    await tx.execute("UPDATE coupon SET state = 'void', voided_at = ? WHERE id = ? AND state = 'issued'", [
      now,
      couponId,
    ]);
    await this.log(tx, coupon, { kind: 'voided', actor, at: now, reason });
    return { coupon, repeated: false };
  }

  /** Calls back every coupon of a member that no open bill holds; how many. */
  async voidAllOf(tx: Tx, memberId: number, { by, reason, now }: Omit<CouponVoiding, 'couponId'>): Promise<number> {
    const rows = await tx.query<{ id: number; template_id: number }>(
      `SELECT id, template_id FROM coupon WHERE member_id = ? AND state = 'issued' ORDER BY id${this.dialect.forUpdate}`,
      [memberId],
    );
    const events: NewCouponEvent[] = [];
    for (const { id, template_id: templateId } of rows) {
      const { affectedRows } = await tx.execute(
        "UPDATE coupon SET state = 'void', voided_at = ? WHERE id = ? AND state = 'issued'",
        [now, id],
      );
      if (affectedRows === 0) continue;
      const coupon = { couponId: Number(id), templateId: Number(templateId), memberId };
      events.push({ ...coupon, kind: 'voided', actor: by, at: now, reason });
    }
    await insertCouponEvents(tx, events, this.config.timeZone);
    return events.length;
  }

  private log(
    tx: Tx,
    { id, templateId, memberId }: StoredCoupon,
    event: Omit<NewCouponEvent, 'couponId' | 'templateId' | 'memberId'>,
  ): Promise<void> {
    return insertCouponEvents(tx, [{ couponId: id, templateId, memberId, ...event }], this.config.timeZone);
  }

  /** Takes what the stock has for the wanted grants; gives back the identities that are served. */
  private async takeStock(
    tx: Tx,
    plan: ReadonlyMap<string, PlannedGrant>,
    on: { readonly templates: readonly GrantTemplate[]; readonly now: Instant },
  ): Promise<Set<string>> {
    const wishes = new Map<string, { readonly wish: Omit<StockWish, 'wanted'>; readonly identities: string[] }>();
    for (const [identity, planned] of plan) {
      if (planned.kind !== 'wanted') continue;
      const { templateId, from } = planned;
      const same = wishes.get(`${templateId} ${from}`);
      const perDay = on.templates.find((t) => t.id === templateId)?.perDay ?? null;
      if (same) same.identities.push(identity);
      else wishes.set(`${templateId} ${from}`, { wish: { templateId, from, perDay }, identities: [identity] });
    }
    const served = new Set<string>();
    for (const { wish, identities } of [...wishes.values()].sort((a, b) => a.wish.templateId - b.wish.templateId)) {
      const taken = await this.stock.take(tx, { ...wish, wanted: identities.length }, on.now);
      for (const identity of identities.slice(0, taken)) served.add(identity);
    }
    return served;
  }
}

function afterReversal(coupon: StoredCoupon, { undo, now }: CouponReversal, timeZone: string): CouponAfterRefund {
  if (undo) return { kind: 'returned', expiresAt: coupon.expiresAt, sentence: '这笔收银已撤销，券退回原样。' };
  return couponAfterRefund(coupon, true, { now, timeZone });
}
