import type { BillPrice } from '@jieti/shared/model/bill';
import type { FactKey } from '@jieti/shared/model/fact';
import type { Instant } from '@jieti/shared/model/time';

/** `undone`: taken back whole at once. `returned`: nothing is left to give back. */
export type SaleEnd = 'undone' | 'returned';

/** A bill that was paid, however little of it in money. */
export interface Sale {
  readonly id: number;
  /** Of its purchase; a bill that coupons or points covered whole has no purchase, but a key all the same. */
  readonly key: FactKey;
  readonly memberId: number;
  readonly storeId: string | null;
  readonly staffId: number | null;
  readonly price: BillPrice;
  /** What its coupons and points were used under. */
  readonly useKey: string;
  readonly refundedFen: number;
  readonly ended: SaleEnd | null;
  readonly at: Instant;
  readonly recordedAt: Instant;
}

export type NewSale = Omit<Sale, 'id' | 'refundedFen' | 'ended'>;

export interface SaleRow {
  readonly id: number | string;
  readonly source: string;
  readonly external_id: string;
  readonly member_id: number | string;
  readonly store_id: string | null;
  readonly staff_id: number | string | null;
  readonly use_key: string;
  readonly price: string;
  readonly refunded_fen: number | string;
  readonly ended: SaleEnd | null;
  readonly at: number | string;
  readonly recorded_at: number | string;
}

export const saleColumns =
  'id, source, external_id, member_id, store_id, staff_id, use_key, price, refunded_fen, ended, at, recorded_at';

export function saleOf(row: SaleRow): Sale {
  return {
    id: Number(row.id),
    key: { source: row.source, externalId: row.external_id },
    memberId: Number(row.member_id),
    storeId: row.store_id,
    staffId: row.staff_id === null ? null : Number(row.staff_id),
    useKey: row.use_key,
    price: JSON.parse(row.price) as BillPrice,
    refundedFen: Number(row.refunded_fen),
    ended: row.ended,
    at: Number(row.at),
    recordedAt: Number(row.recorded_at),
  };
}
