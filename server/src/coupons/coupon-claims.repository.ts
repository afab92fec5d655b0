import { Inject, Injectable } from '@nestjs/common';
import type { ClaimState } from '@jieti/shared/api/claims';
import type { CouponTemplate } from '@jieti/shared/api/coupons';
import { businessDayOf } from '@jieti/shared/calendar';
import type { Instant } from '@jieti/shared/model/time';
import { CONFIG, type Config } from '../config.js';
import type { Tx } from '../db/sql.js';
import { Refusal } from '../http/refusal.js';
import { claimState } from './claim-state.js';
import { couponColumns, couponOf, type CouponRow, type StoredCoupon } from './coupon-row.js';
import { CouponsRepository } from './coupons.repository.js';
import { templateColumns, templateOf, type TemplateRow } from './template-row.js';

export interface TakenCoupon {
  readonly templateId: number;
  readonly grantKey: string;
  readonly origin: string;
  readonly reserved: boolean;
  readonly pointsPaid: number;
}

/** What members take themselves: from the claim centre, or for a code. */
@Injectable()
export class CouponClaimsRepository {
  constructor(
    private readonly coupons: CouponsRepository,
    @Inject(CONFIG) private readonly config: Pick<Config, 'timeZone'>,
  ) {}

  /** The coupon that this key has brought the member; undefined when it has brought none. */
  async findHeld(tx: Tx, memberId: number, grantKey: string): Promise<StoredCoupon | undefined> {
    const [row] = await tx.query<CouponRow>(
      `SELECT ${couponColumns} FROM coupon WHERE member_id = ? AND grant_key = ?`,
      [memberId, grantKey],
    );
    return row && couponOf(row);
  }

  /** As it stands now, without a lock: its stock is taken by a conditional update. */
  private async findTemplate(tx: Tx, id: number): Promise<CouponTemplate | undefined> {
    const [row] = await tx.query<TemplateRow>(`SELECT ${templateColumns} FROM coupon_template WHERE id = ?`, [id]);
    return row && templateOf(row);
  }

  /** Whether the member may take one, the points apart; null when the template is not in the claim centre. */
  async assess(
    tx: Tx,
    of: { readonly memberId: number; readonly templateId: number; readonly tier: string },
    now: Instant,
  ): Promise<{ readonly state: ClaimState; readonly pointsPrice: number } | null> {
    const template = await this.findTemplate(tx, of.templateId);
    const { timeZone } = this.config;
    const verdict =
      template &&
      claimState(template, {
        ...{ now, timeZone, tier: of.tier, tierName: (key) => key, pointsAvailable: Number.MAX_SAFE_INTEGER },
        taken: await this.countTaken(tx, of.memberId, of.templateId),
        issuedToday: template.perDay === null ? 0 : await this.issuedOn(tx, of.templateId, now),
      });
    return verdict ? { state: verdict.state, pointsPrice: template.claim?.pointsPrice ?? 0 } : null;
  }

  /** Refuses with coupon_limit, coupon_day_gone, coupon_out_of_stock or template_unknown. The caller has locked the member. */
  async take(tx: Tx, memberId: number, taken: TakenCoupon, now: Instant): Promise<StoredCoupon> {
    const { templateId, grantKey, origin, reserved, pointsPaid } = taken;
    const request = { memberId, template: { id: templateId }, grantKey, origin, reserved, claim: { pointsPaid } };
    const [outcome] = await this.coupons.grant(tx, [{ ...request, actor: '会员本人' }], now);
    if (outcome?.kind === 'unknownTemplate') throw new Refusal('template_unknown');
    if (outcome?.kind === 'limitReached') throw new Refusal('coupon_limit');
    const coupon = outcome?.coupon && (await this.findHeld(tx, memberId, grantKey));
    if (coupon) return coupon;
    throw new Refusal((await this.isDayGone(tx, templateId)) ? 'coupon_day_gone' : 'coupon_out_of_stock');
  }

  private async isDayGone(tx: Tx, templateId: number): Promise<boolean> {
    const template = await this.findTemplate(tx, templateId);
    if (!template?.active || template.perDay === null) return false;
    return template.stockTotal === null || template.issued + template.reserved < template.stockTotal;
  }

  private async issuedOn(tx: Tx, templateId: number, now: Instant): Promise<number> {
    const [row] = await tx.query<{ issued: number }>(
      'SELECT issued FROM coupon_day_stock WHERE template_id = ? AND day = ?',
      [templateId, businessDayOf(now, this.config.timeZone)],
    );
    return Number(row?.issued ?? 0);
  }

  private async countTaken(tx: Tx, memberId: number, templateId: number): Promise<number> {
    const [row] = await tx.query<{ n: number }>(
      'SELECT COUNT(*) AS n FROM coupon WHERE member_id = ? AND template_id + 0 = ?',
      [memberId, templateId],
    );
    return Number(row?.n ?? 0);
  }
}
