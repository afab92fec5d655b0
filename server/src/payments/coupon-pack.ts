import type { Instant } from '@jieti/shared/model/time';
import { numberOrNull } from './pay-order.js';

/** Coupons sold together. */
export interface CouponPack {
  readonly id: number;
  readonly title: string;
  readonly note: string;
  readonly priceFen: number;
  readonly templateId: number;
  readonly coupons: number;
  readonly stockTotal: number | null;
  readonly taken: number;
  readonly perMember: number;
  readonly active: boolean;
  readonly createdAt: Instant;
}

export interface PackRow {
  readonly id: number | string;
  readonly title: string;
  readonly note: string;
  readonly price_fen: number | string;
  readonly template_id: number | string;
  readonly coupons: number;
  readonly stock_total: number | null;
  readonly taken: number;
  readonly per_member: number;
  readonly active: number | boolean;
  readonly created_at: number | string;
}

export const packColumns =
  'id, title, note, price_fen, template_id, coupons, stock_total, taken, per_member, active, created_at';

export function packOf(row: PackRow): CouponPack {
  return {
    id: Number(row.id),
    title: row.title,
    note: row.note,
    priceFen: Number(row.price_fen),
    templateId: Number(row.template_id),
    coupons: row.coupons,
    stockTotal: numberOrNull(row.stock_total),
    taken: row.taken,
    perMember: row.per_member,
    active: Number(row.active) === 1,
    createdAt: Number(row.created_at),
  };
}

/** Coupons of one sold pack: `pack:<order>:<n>`. */
export const packGrantPrefix = (outTradeNo: string): string => `pack:${outTradeNo}:`;
