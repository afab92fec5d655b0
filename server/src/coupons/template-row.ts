import type { ClaimOffer, CouponTemplate } from '@jieti/shared/api/coupons';
import type { CouponTerms, CouponValidity } from '@jieti/shared/model/coupon';

/** A row of `coupon_template` as the drivers give it. */
export interface TemplateRow {
  readonly id: number;
  readonly template_key: string;
  readonly version: number;
  readonly terms: string;
  readonly validity: string;
  readonly stock_total: number | null;
  readonly per_member: number;
  readonly per_day: number | null;
  readonly claim: string | null;
  readonly active: number;
  readonly issued: number;
  readonly reserved: number;
  /** Only of `templateDeskColumns`. */
  readonly redeemed?: number;
  readonly created_at: number;
}

export const templateColumns = [
  'id, template_key, version, terms, validity, stock_total, per_member, per_day, claim, active, issued, reserved',
  'created_at',
].join(', ');

/** With how many have been used: counted, because a counter here would make every till wait for every other. */
export const templateDeskColumns = `${templateColumns}, (SELECT COUNT(*) FROM coupon
  WHERE coupon.template_id = coupon_template.id AND coupon.state = 'redeemed') AS redeemed`;

export function templateOf(row: TemplateRow): CouponTemplate {
  return {
    id: Number(row.id),
    key: row.template_key,
    version: Number(row.version),
    terms: JSON.parse(row.terms) as CouponTerms as CouponTemplate['terms'],
    validity: JSON.parse(row.validity) as CouponValidity,
    stockTotal: row.stock_total === null ? null : Number(row.stock_total),
    perMember: Number(row.per_member),
    perDay: row.per_day === null ? null : Number(row.per_day),
    claim: row.claim === null ? null : (JSON.parse(row.claim) as ClaimOffer),
    active: Number(row.active) === 1,
    issued: Number(row.issued),
    reserved: Number(row.reserved),
    redeemed: Number(row.redeemed ?? 0),
    createdAt: Number(row.created_at),
  };
}
