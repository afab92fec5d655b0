import type { Instant } from '@jieti/shared/model/time';

/** A payment as WeChat Pay tells it, from a notification or a query. Amounts in fen. */
export interface PayTransaction {
  readonly appId: string;
  readonly mchId: string;
  readonly outTradeNo: string;
  readonly transactionId: string;
  readonly state: string;
  readonly openid: string;
  /** The price of the order; what the payer paid may be less, when WeChat's own coupons helped. */
  readonly totalFen: number;
  readonly paidAt: Instant;
}

/** A refund that has arrived. Amounts in fen. */
export interface PayRefund {
  readonly mchId: string;
  readonly outTradeNo: string;
  readonly transactionId: string;
  readonly refundId: string;
  readonly outRefundNo: string;
  readonly state: string;
  readonly refundFen: number;
  readonly totalFen: number;
  readonly refundedAt: Instant;
}

type Fields = Readonly<Record<string, unknown>>;

/** Null when something that must be there is not; an order that is not paid yet has no time and no number. */
export function readTransaction(value: unknown): PayTransaction | null {
  const fields = fieldsOf(value);
  const transaction = {
    appId: textOf(fields, 'appid'),
    mchId: textOf(fields, 'mchid'),
    outTradeNo: textOf(fields, 'out_trade_no'),
    transactionId: textOf(fields, 'transaction_id'),
    state: textOf(fields, 'trade_state'),
    openid: textOf(fieldsOf(fields['payer']), 'openid'),
    totalFen: fenOf(fieldsOf(fields['amount']), 'total'),
    paidAt: Date.parse(textOf(fields, 'success_time')),
  };
  const { outTradeNo, transactionId, totalFen, paidAt } = transaction;
  return outTradeNo !== '' && transactionId !== '' && totalFen > 0 && Number.isFinite(paidAt) ? transaction : null;
}

/** Null when something that must be there is not. */
export function readRefund(value: unknown): PayRefund | null {
  const fields = fieldsOf(value);
  const amount = fieldsOf(fields['amount']);
  const refund = {
    mchId: textOf(fields, 'mchid'),
    outTradeNo: textOf(fields, 'out_trade_no'),
    transactionId: textOf(fields, 'transaction_id'),
    refundId: textOf(fields, 'refund_id'),
    outRefundNo: textOf(fields, 'out_refund_no'),
    // A notification calls it refund_status, a query status.
    state: textOf(fields, 'refund_status') || textOf(fields, 'status'),
    refundFen: fenOf(amount, 'refund'),
    totalFen: fenOf(amount, 'total'),
    refundedAt: Date.parse(textOf(fields, 'success_time')),
  };
  const { transactionId, refundId, refundFen, refundedAt } = refund;
  return transactionId !== '' && refundId !== '' && refundFen > 0 && Number.isFinite(refundedAt) ? refund : null;
}

export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

export function textOf(fields: Fields, name: string): string {
  const value = fields[name];
  return typeof value === 'string' ? value : '';
}

function fenOf(fields: Fields, name: string): number {
  const value = fields[name];
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : 0;
}
