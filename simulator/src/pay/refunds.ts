import { chinaTime } from '../clock.js';
import type { Platform } from '../platform.js';
import type { Order, Refund } from '../state/state.js';
import { notify } from './notifications.js';
import type { RefundRequest } from './order-request.js';
import { findOrder, findOrderByTransaction } from './orders.js';
import { PayError } from './pay-error.js';
import { transactionNumber } from './transaction-number.js';

const settleDelay = 2_000;
const mostRefunds = 50;
/** A year after the payment nothing is refunded any more. */
const longestWait = 365 * 86_400_000;

/**
 * `POST /v3/refund/domestic/refunds`: accepted as PROCESSING, settled soon after with a notification.
 * @throws PayError
 */
export function requestRefund(platform: Platform, request: RefundRequest): Refund {
  const terms = JSON.stringify(request);
  const known = platform.state.refunds[request.out_refund_no];
  if (known && known.terms !== terms) throw new PayError(400, 'INVALID_REQUEST', '请求重入时，参数与首次请求时不一致');
  if (known) return repeated(platform, known);
  const order = orderOf(platform, request);
  checkAmount(platform, order, request);
  const refund: Refund = {
    refundId: transactionNumber(platform, '5030'),
    outRefundNo: request.out_refund_no,
    outTradeNo: order.outTradeNo,
    transactionId: order.transactionId ?? '',
    terms,
    refund: request.amount.refund,
    payerRefund: Math.min(request.amount.refund, order.payerTotal),
    notifyUrl: request.notify_url ?? null,
    createdAt: platform.clock.now(),
    status: 'PROCESSING',
    successAt: null,
  };
  platform.state.refunds[refund.outRefundNo] = refund;
  order.state = 'REFUND';
  platform.store.changed();
  platform.bus.emit({ kind: 'phone', openid: order.openid });
  planSettlement(platform, refund);
  return refund;
}

/** A refund that failed is tried again under its number; any other is as it is. */
function repeated(platform: Platform, refund: Refund): Refund {
  if (refund.status !== 'CLOSED') return refund;
  const order = platform.state.orders[refund.outTradeNo];
  refund.status = 'PROCESSING';
  if (order) order.state = 'REFUND';
  platform.store.changed();
  planSettlement(platform, refund);
  return refund;
}

/** Settles, after a restart, what was still in progress. */
export function resumeRefunds(platform: Platform): void {
  for (const refund of Object.values(platform.state.refunds))
    if (refund.status === 'PROCESSING') planSettlement(platform, refund);
}

export function refundView(platform: Platform, refund: Refund): object {
  const order = platform.state.orders[refund.outTradeNo];
  return {
    refund_id: refund.refundId,
    out_refund_no: refund.outRefundNo,
    transaction_id: refund.transactionId,
    out_trade_no: refund.outTradeNo,
    channel: 'ORIGINAL',
    user_received_account: '支付用户零钱',
    ...(refund.successAt === null ? {} : { success_time: chinaTime(refund.successAt) }),
    create_time: chinaTime(refund.createdAt),
    status: refund.status,
    funds_account: 'AVAILABLE',
    amount: {
      ...amounts(refund, order),
      settlement_refund: refund.refund,
      settlement_total: order?.total ?? 0,
      discount_refund: refund.refund - refund.payerRefund,
      currency: 'CNY',
    },
    promotion_detail: [],
  };
}

function amounts(refund: Refund, order: Order | undefined) {
  return {
    total: order?.total ?? 0,
    refund: refund.refund,
    payer_total: order?.payerTotal ?? 0,
    payer_refund: refund.payerRefund,
  };
}

function orderOf(platform: Platform, request: RefundRequest): Order {
  const order =
    request.transaction_id === undefined
      ? findOrder(platform, request.out_trade_no ?? '')
      : findOrderByTransaction(platform, request.transaction_id);
  if (!order) throw new PayError(404, 'RESOURCE_NOT_EXISTS', '订单不存在');
  if (order.transactionId === null) throw new PayError(403, 'TRADE_ERROR', '订单未支付，不能退款');
  return order;
}

function checkAmount(platform: Platform, order: Order, request: RefundRequest): void {
  const earlier = refundsOf(platform, order);
  if ((order.paidAt ?? 0) < platform.clock.now() - longestWait)
    throw new PayError(403, 'RULE_LIMIT', '订单已超过可退款的最大期限');
  const refunded = earlier.reduce((sum, refund) => sum + refund.refund, 0);
  if (request.amount.total !== order.total) throw new PayError(400, 'INVALID_REQUEST', '订单金额与原订单不一致');
  if (refunded + request.amount.refund > order.total)
    throw new PayError(400, 'INVALID_REQUEST', '申请退款金额超过可退金额');
  if (earlier.length >= mostRefunds) throw new PayError(400, 'INVALID_REQUEST', '部分退款次数超限');
}

/** Those that took or will take money. */
function refundsOf(platform: Platform, order: Order): readonly Refund[] {
  return Object.values(platform.state.refunds).filter(
    (refund) => refund.outTradeNo === order.outTradeNo && refund.status !== 'CLOSED',
  );
}

function planSettlement(platform: Platform, refund: Refund): void {
  platform.clock.after(settleDelay / platform.state.settings.speed, () => settle(platform, refund));
}

function settle(platform: Platform, refund: Refund): void {
  const order = platform.state.orders[refund.outTradeNo];
  refund.status = platform.state.settings.refundOutcome;
  if (order && refundsOf(platform, order).length === 0) order.state = 'SUCCESS';
  if (refund.status === 'SUCCESS') refund.successAt = platform.clock.now();
  platform.store.changed();
  if (order) platform.bus.emit({ kind: 'phone', openid: order.openid });
  if (refund.notifyUrl === null) return;
  notify(platform, {
    url: refund.notifyUrl,
    eventType: `REFUND.${refund.status}`,
    summary: { PROCESSING: '退款处理中', SUCCESS: '退款成功', ABNORMAL: '退款异常', CLOSED: '退款关闭' }[refund.status],
    originalType: 'refund',
    resource: refundResource(platform, refund, order),
    about: refund.outRefundNo,
  });
}

function refundResource(platform: Platform, refund: Refund, order: Order | undefined): object {
  return {
    mchid: platform.accounts.merchant.pay.mchId,
    transaction_id: refund.transactionId,
    out_trade_no: refund.outTradeNo,
    refund_id: refund.refundId,
    out_refund_no: refund.outRefundNo,
    refund_status: refund.status,
    ...(refund.successAt === null ? {} : { success_time: chinaTime(refund.successAt) }),
    user_received_account: '支付用户零钱',
    amount: amounts(refund, order),
  };
}
