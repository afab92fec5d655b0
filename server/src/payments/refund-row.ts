import type { Instant } from '@jieti/shared/model/time';

/**
 * `requested`: written down, not known to WeChat Pay for certain. `processing`: WeChat Pay has it. `abnormal`: the
 * member's account would not take it, the shop has to act. `refused`: WeChat Pay will never take it.
 */
export type RefundState = 'requested' | 'processing' | 'arrived' | 'abnormal' | 'closed' | 'refused';

export interface PayRefundRow {
  readonly outRefundNo: string;
  readonly outTradeNo: string;
  readonly refundNo: string;
  readonly amountFen: number;
  readonly reason: string;
  readonly state: RefundState;
  readonly requestedBy: string;
  readonly error: string | null;
  readonly attempts: number;
  readonly nextAt: Instant | null;
  readonly requestedAt: Instant;
}

export interface StoredRefund {
  readonly out_refund_no: string;
  readonly out_trade_no: string;
  readonly refund_no: string;
  readonly amount_fen: number | string;
  readonly reason: string;
  readonly state: RefundState;
  readonly requested_by: string;
  readonly error: string | null;
  readonly attempts: number;
  readonly next_at: number | string | null;
  readonly requested_at: number | string;
}

export const refundColumns =
  'out_refund_no, out_trade_no, refund_no, amount_fen, reason, state, requested_by, error, attempts, next_at, requested_at';

export function refundOf(row: StoredRefund): PayRefundRow {
  return {
    outRefundNo: row.out_refund_no,
    outTradeNo: row.out_trade_no,
    refundNo: row.refund_no,
    amountFen: Number(row.amount_fen),
    reason: row.reason,
    state: row.state,
    requestedBy: row.requested_by,
    error: row.error,
    attempts: row.attempts,
    nextAt: row.next_at === null ? null : Number(row.next_at),
    requestedAt: Number(row.requested_at),
  };
}

/** Ours at WeChat Pay: the same number of the same order is the same refund. */
export const outRefundNoOf = (outTradeNo: string, refundNo: string): string => `${outTradeNo}-${refundNo}`;
