import type { Instant } from '@jieti/shared/model/time';

export type PayOrderState = 'created' | 'paid' | 'refunded' | 'closed';

/** What is paid for: an amount the member typed, a bill of the till (of the same number), or a pack of coupons. */
export type PayPurpose = 'plain' | 'bill' | 'pack';

/** An order at WeChat Pay, as we asked for it and as WeChat Pay has confirmed it. */
export interface PayOrder {
  readonly outTradeNo: string;
  readonly memberId: number;
  readonly openid: string;
  readonly amountFen: number;
  readonly description: string;
  readonly storeId: string | null;
  readonly purpose: PayPurpose;
  /** The pack's id; null for the others. */
  readonly subject: string | null;
  readonly state: PayOrderState;
  readonly transactionId: string | null;
  readonly createdAt: Instant;
  readonly expiresAt: Instant | null;
  readonly paidAt: Instant | null;
  /** When WeChat Pay may be asked about it next. */
  readonly nextAskAt: Instant;
}

export interface PayOrderRow {
  readonly out_trade_no: string;
  readonly member_id: number | string;
  readonly openid: string;
  readonly amount_fen: number | string;
  readonly description: string;
  readonly store_id: string | null;
  readonly purpose: PayPurpose;
  readonly subject: string | null;
  readonly state: PayOrderState;
  readonly transaction_id: string | null;
  readonly created_at: number | string;
  readonly expires_at: number | string | null;
  readonly paid_at: number | string | null;
  readonly next_ask_at: number | string;
}

export const payOrderColumns = [
  'out_trade_no, member_id, openid, amount_fen, description, store_id, purpose, subject, state, transaction_id',
  'created_at, expires_at, paid_at, next_ask_at',
].join(', ');

export function payOrderOf(row: PayOrderRow): PayOrder {
  return {
    outTradeNo: row.out_trade_no,
    memberId: Number(row.member_id),
    openid: row.openid,
    amountFen: Number(row.amount_fen),
    description: row.description,
    storeId: row.store_id,
    purpose: row.purpose,
    subject: row.subject,
    state: row.state,
    transactionId: row.transaction_id,
    createdAt: Number(row.created_at),
    expiresAt: numberOrNull(row.expires_at),
    paidAt: numberOrNull(row.paid_at),
    nextAskAt: Number(row.next_ask_at),
  };
}

/** A number as the drivers give it. */
export function numberOrNull(value: number | string | null): number | null {
  return value === null ? null : Number(value);
}
