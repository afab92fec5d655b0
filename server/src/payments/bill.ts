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
  readonly category: string | null;
  readonly note: string | null;
  readonly couponId: number | null;
  readonly discounts: TillBill['discounts'];
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
  readonly state: BillState;
  readonly created_at: number | string;
  readonly expires_at: number | string;
  readonly late_at: number | string | null;
}

export const billColumns = [
  'b.bill_no, b.member_id, b.store_id, b.staff_id, b.staff, b.request_key, b.amount_fen, b.payable_fen, b.category',
  'b.note, b.coupon_id, b.discounts, b.state, b.created_at, b.expires_at, b.late_at',
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
    category: row.category,
    note: row.note,
    couponId: numberOrNull(row.coupon_id),
    discounts: JSON.parse(row.discounts) as TillBill['discounts'],
    state: row.state,
    createdAt: Number(row.created_at),
    expiresAt: Number(row.expires_at),
    lateAt: numberOrNull(row.late_at),
  };
}

/** The redemption of a bill's coupon. */
export const billRedeemKey = (billNo: string): string => `bill:${billNo}`;
