import { Injectable } from '@nestjs/common';
import type { CouponTemplateDraft } from '@jieti/shared/api/coupons';
import type { Instant } from '@jieti/shared/model/time';
import type { Tx } from '../db/sql.js';

export interface NewCouponTemplate extends CouponTemplateDraft {
  readonly key: string;
  readonly createdBy: string;
}

@Injectable()
export class CouponTemplatesRepository {
  /** Gives the new template's id. The key must be unused. */
  async insert(tx: Tx, template: NewCouponTemplate, now: Instant): Promise<number> {
    const { key, terms, validDays, stockTotal, perMember, createdBy } = template;
    const { insertId } = await tx.execute(
      `INSERT INTO coupon_template (template_key, terms, valid_days, stock_total, per_member, issued, redeemed, active,
       created_at, created_by) VALUES (?, ?, ?, ?, ?, 0, 0, 1, ?, ?)`,
      [key, JSON.stringify(terms), validDays, stockTotal, perMember, now, createdBy],
    );
    return insertId;
  }

  /** Switches granting on or off; coupons already issued stay as they are. */
  async setActive(tx: Tx, id: number, active: boolean): Promise<void> {
    await tx.execute('UPDATE coupon_template SET active = ? WHERE id = ?', [active ? 1 : 0, id]);
  }
}
