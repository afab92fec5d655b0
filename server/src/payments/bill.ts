import type { BillPrice } from '@jieti/shared/model/bill';
import type { Instant } from '@jieti/shared/model/time';
import type { TillBill } from '@jieti/shared/api/bills';
import { numberOrNull } from './pay-order.js';

/** How long a member may begin to pay. */
export const BILL_MS = 15 * 60_000;

/** How much longer WeChat Pay takes the money of who began in time. */
export const LAST_CALL_MS = 2 * 60_000;

export type BillState = TillBill['state'];

/** What the till asks a member to pay; one order at WeChat Pay, of the same number. */
export interface PayBill {
  readonly billNo: string;
  readonly memberId: number;
  readonly storeId: string;
  readonly staffId: number;
  readonly staff: string;
  readonly requestKey: string;
  readonly amountFen: number;
  readonly payableFen: number;
  readonly note: string | null;
  readonly discounts: TillBill['discounts'];
  readonly price: BillPrice;
  readonly device: string | null;
  readonly state: BillState;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  readonly lateAt: Instant | null;
}

export interface BillRow {
  readonly bill_no: string;
  readonly member_id: number | string;
  readonly store_id: string;
  readonly staff_id: number | string;
  readonly staff: string;
  readonly request_key: string;
  readonly amount_fen: number | string;
  readonly payable_fen: number | string;
  readonly category: string | null;
  readonly note: string | null;
  readonly coupon_id: number | string | null;
  readonly discounts: string;
  readonly price: string | null;
  readonly device: string | null;
  readonly state: BillState;
  readonly created_at: number | string;
  readonly expires_at: number | string;
  readonly late_at: number | string | null;
}

export const billColumns = [
  'b.bill_no, b.member_id, b.store_id, b.staff_id, b.staff, b.request_key, b.amount_fen, b.payable_fen, b.category',
  'b.note, b.coupon_id, b.discounts, b.price, b.device, b.state, b.created_at, b.expires_at, b.late_at',
].join(', ');

export function billOf(row: BillRow): PayBill {
  return {
    billNo: row.bill_no,
    memberId: Number(row.member_id),
    storeId: row.store_id,
    staffId: Number(row.staff_id),
    staff: row.staff,
    requestKey: row.request_key,
    amountFen: Number(row.amount_fen),
    payableFen: Number(row.payable_fen),
    note: row.note,
    discounts: JSON.parse(row.discounts) as TillBill['discounts'],
    price: row.price === null ? priceBefore(row) : (JSON.parse(row.price) as BillPrice),
    device: row.device,
    state: row.state,
    createdAt: Number(row.created_at),
    expiresAt: Number(row.expires_at),
    lateAt: numberOrNull(row.late_at),
  };
}

/** What a bill's coupons and points are used under. */
export const billUseKey = (billNo: string): string => `bill:${billNo}`;

/** Of a bill written before bills had lines. */
function priceBefore(row: BillRow): BillPrice {
  const [amountFen, payableFen] = [Number(row.amount_fen), Number(row.payable_fen)];
  const couponId = numberOrNull(row.coupon_id);
  const steps = (JSON.parse(row.discounts) as TillBill['discounts']).map((one) => ({
    ...{ ...one, note: '', couponId: one.kind === 'coupon' ? couponId : null, shares: [one.amountFen] },
  }));
  const title = row.category ?? '消费';
  return {
    ...{ amountFen, payableFen, steps, couponIds: couponId === null ? [] : [couponId], pointsSpent: 0 },
    lines: [{ key: '1', title, category: row.category, amountFen, payableFen }],
    ...{ freeShipping: false, pricedAt: Number(row.created_at) },
  };
}
