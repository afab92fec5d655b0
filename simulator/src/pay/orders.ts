import { chinaTime } from '../clock.js';
import type { Platform } from '../platform.js';
import type { Order } from '../state/state.js';
import type { JsapiOrder } from './order-request.js';
import { PayError } from './pay-error.js';

const orderLife = 7 * 86_400_000;
const prepayLife = 2 * 3_600_000;

/**
 * `POST /v3/pay/transactions/jsapi`: the same parameters give a new prepay id of the same order, others are refused.
 * @throws PayError
 */
export function placeOrder(platform: Platform, request: JsapiOrder): string {
  checkParties(platform, request);
  const terms = JSON.stringify({ ...request, time_expire: undefined });
  const known = findOrder(platform, request.out_trade_no);
  if (known && known.terms !== terms) throw new PayError(400, 'INVALID_REQUEST', '请求重入时，参数与首次请求时不一致');
  if (known && (known.state === 'SUCCESS' || known.state === 'REFUND'))
    throw new PayError(400, 'ORDER_PAID', '该订单已支付');
  if (known?.state === 'CLOSED') throw new PayError(400, 'ORDER_CLOSED', '该订单已关闭');
  const order = known ?? newOrder(platform, request, terms);
  platform.state.orders[order.outTradeNo] = order;
  return issuePrepay(platform, order);
}

/** The order in its state of now: unpaid ones close at their end. */
export function findOrder(platform: Platform, outTradeNo: string): Order | null {
  const order = platform.state.orders[outTradeNo];
  if (order?.state === 'NOTPAY' && order.expiresAt <= platform.clock.now()) order.state = 'CLOSED';
  return order ?? null;
}

/** @throws PayError 404 ORDER_NOT_EXIST */
export function getOrder(platform: Platform, outTradeNo: string): Order {
  const order = findOrder(platform, outTradeNo);
  if (!order) throw new PayError(404, 'ORDER_NOT_EXIST', '订单不存在');
  return order;
}

export function findOrderByTransaction(platform: Platform, transactionId: string): Order | null {
  return Object.values(platform.state.orders).find((order) => order.transactionId === transactionId) ?? null;
}

/** @throws PayError 404 ORDER_NOT_EXIST, 400 ORDER_PAID */
export function closeOrder(platform: Platform, outTradeNo: string): void {
  const order = getOrder(platform, outTradeNo);
  if (order.state === 'SUCCESS' || order.state === 'REFUND') throw new PayError(400, 'ORDER_PAID', '该订单已支付');
  order.state = 'CLOSED';
  platform.store.changed();
  platform.bus.emit({ kind: 'phone', openid: order.openid });
}

function checkParties(platform: Platform, request: JsapiOrder): void {
  const { merchant } = platform.accounts;
  if (request.mchid !== merchant.pay.mchId) throw new PayError(400, 'PARAM_ERROR', '商户号mchid与请求签名的商户不一致');
  if (request.appid !== merchant.appId) throw new PayError(400, 'APPID_MCHID_NOT_MATCH', 'appid和mch_id不匹配');
  if (!platform.state.phones[request.payer.openid]) throw new PayError(400, 'PARAM_ERROR', '无效的openid');
  if (request.time_expire !== undefined && Date.parse(request.time_expire) < platform.clock.now() + 60_000)
    throw new PayError(400, 'PARAM_ERROR', 'time_expire时间过短，刷卡至少1分钟，其他5分钟');
}

function newOrder(platform: Platform, request: JsapiOrder, terms: string): Order {
  const now = platform.clock.now();
  return {
    outTradeNo: request.out_trade_no,
    openid: request.payer.openid,
    description: request.description,
    attach: request.attach ?? null,
    notifyUrl: request.notify_url,
    total: request.amount.total,
    terms,
    createdAt: now,
    expiresAt: request.time_expire === undefined ? now + orderLife : Date.parse(request.time_expire),
    prepays: [],
    state: 'NOTPAY',
    transactionId: null,
    payerTotal: request.amount.total,
    paidAt: null,
  };
}

function issuePrepay(platform: Platform, order: Order): string {
  const now = platform.clock.now();
  const id = `wx${chinaTime(now).replace(/\D/g, '').slice(2, 14)}${platform.random.of('orders').hex(22)}`.slice(0, 36);
  order.prepays.push({ id, expiresAt: now + prepayLife });
  platform.store.changed();
  platform.bus.emit({ kind: 'phone', openid: order.openid });
  return id;
}
