import { Injectable } from '@nestjs/common';
import type { ClaimOffer, CouponTemplate } from '@jieti/shared/api/coupons';
import type { CouponTerms, CouponValidity } from '@jieti/shared/model/coupon';
import type { Instant } from '@jieti/shared/model/time';
import { Dialect } from '../db/dialect.js';
import type { Tx } from '../db/sql.js';
import { Refusal } from '../http/refusal.js';
import { templateColumns, templateOf, type TemplateRow } from './template-row.js';

export interface NewCouponTemplate {
  readonly key: string;
  readonly terms: CouponTerms;
  readonly validity: CouponValidity;
  readonly stockTotal: number | null;
  readonly perMember: number;
  readonly perDay?: number | null | undefined;
  readonly claim?: ClaimOffer | null | undefined;
  readonly createdBy: string;
}

@Injectable()
export class CouponTemplatesRepository {
  constructor(private readonly dialect: Dialect) {}

  /** Gives the new template's id. The key must be unused. */
  async insert(tx: Tx, template: NewCouponTemplate, now: Instant): Promise<number> {
    const { key, terms, validity, stockTotal, perMember, perDay = null, claim = null, createdBy } = template;
    const { insertId } = await tx.execute(
      `INSERT INTO coupon_template (template_key, version, terms, validity, stock_total, per_member, per_day, claim,
       issued, active, created_at, created_by) VALUES (?, 1, ?, ?, ?, ?, ?, ?, 0, 1, ?, ?)`,
      [
        ...[key, JSON.stringify(terms), JSON.stringify(validity), stockTotal, perMember, perDay],
        ...[claim && JSON.stringify(claim), now, createdBy],
      ],
    );
    await this.insertVersion(tx, { id: insertId, version: 1, terms, validity }, { by: createdBy, now });
    return insertId;
  }

  /** Refuses with template_unknown. */
  async lock(tx: Tx, id: number): Promise<CouponTemplate> {
    const [row] = await tx.query<TemplateRow>(
      `SELECT ${templateColumns} FROM coupon_template WHERE id = ?${this.dialect.forUpdate}`,
      [id],
    );
    if (!row) throw new Refusal('template_unknown');
    return templateOf(row);
  }

  /** Writes what may be edited; other terms or validity make the next version. Coupons already issued stay as they are. */
  async update(
    tx: Tx,
    before: CouponTemplate,
    after: Omit<CouponTemplate, 'version'>,
    at: { readonly by: string; readonly now: Instant },
  ): Promise<void> {
    const { id, terms, validity, stockTotal, perMember, perDay, claim, active } = after;
    const words = [JSON.stringify(terms), JSON.stringify(validity)] as const;
    const isNew = words[0] !== JSON.stringify(before.terms) || words[1] !== JSON.stringify(before.validity);
    const version = before.version + (isNew ? 1 : 0);
    await tx.execute(
      `UPDATE coupon_template SET version = ?, terms = ?, validity = ?, stock_total = ?, per_member = ?, per_day = ?,
       claim = ?, active = ?, updated_at = ? WHERE id = ?`,
      [version, ...words, stockTotal, perMember, perDay, claim && JSON.stringify(claim), active, at.now, id],
    );
    if (isNew) await this.insertVersion(tx, { id, version, terms, validity }, at);
  }

  private async insertVersion(
    tx: Tx,
    of: {
      readonly id: number;
      readonly version: number;
      readonly terms: CouponTerms;
      readonly validity: CouponValidity;
    },
    at: { readonly by: string; readonly now: Instant },
  ): Promise<void> {
    await tx.insertRows(
      'coupon_template_version',
      ['template_id', 'version', 'terms', 'validity', 'created_at', 'created_by'],
      [[of.id, of.version, JSON.stringify(of.terms), JSON.stringify(of.validity), at.now, at.by]],
    );
  }
}
