import type { Instant } from '@jieti/shared/model/time';

export type PayOrderState = 'created' | 'paid' | 'refunded' | 'closed';

/** An order at WeChat Pay, as we asked for it and as WeChat Pay has confirmed it. */
export interface PayOrder {
  readonly outTradeNo: string;
  readonly memberId: number;
  readonly openid: string;
  readonly amountFen: number;
  readonly description: string;
  readonly storeId: string | null;
  readonly state: PayOrderState;
  readonly transactionId: string | null;
  readonly createdAt: Instant;
  readonly paidAt: Instant | null;
}

export interface PayOrderRow {
  readonly out_trade_no: string;
  readonly member_id: number | string;
  readonly openid: string;
  readonly amount_fen: number | string;
  readonly description: string;
  readonly store_id: string | null;
  readonly state: PayOrderState;
  readonly transaction_id: string | null;
  readonly created_at: number | string;
  readonly paid_at: number | string | null;
}

export const payOrderColumns =
  'out_trade_no, member_id, openid, amount_fen, description, store_id, state, transaction_id, created_at, paid_at';

export function payOrderOf(row: PayOrderRow): PayOrder {
  return {
    outTradeNo: row.out_trade_no,
    memberId: Number(row.member_id),
    openid: row.openid,
    amountFen: Number(row.amount_fen),
    description: row.description,
    storeId: row.store_id,
    state: row.state,
    transactionId: row.transaction_id,
    createdAt: Number(row.created_at),
    paidAt: row.paid_at === null ? null : Number(row.paid_at),
  };
}
