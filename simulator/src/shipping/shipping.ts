import { ApiError } from '../http/api-error.js';
import { findOrder, findOrderByTransaction } from '../pay/orders.js';
import type { Platform } from '../platform.js';
import type { Order, Shipping } from '../state/state.js';
import type { ShippingRequest } from './shipping-request.js';
import { pushSettlement } from './trade-events.js';

/**
 * `upload_shipping_info`: once to ship, once more to change it.
 * @throws ApiError 10060001 no such payment, 10060004 not paid or refunded, 10060031 another payer, 10060003 changed
 *   before, 10060023 nothing new
 */
export function uploadShipping(platform: Platform, request: ShippingRequest): void {
  const order = orderOf(platform, request.order_key);
  if (order.openid !== request.payer.openid) throw new ApiError(10060031, '该笔支付单不属于 openid 所指定的用户');
  if (isGivenBack(platform, order) || order.receivedAt !== undefined)
    throw new ApiError(10060004, '支付单处于不可发货的状态');
  const before = order.shipping;
  const terms = JSON.stringify({ ...request, upload_time: '' });
  if (before) checkRepeat(before, request, terms);
  const finished = request.delivery_mode === 1 || request.is_all_delivered === true;
  order.shipping = {
    terms,
    uploadedAt: request.upload_time,
    shippedAt: platform.clock.now(),
    deliveryMode: request.delivery_mode,
    logisticsType: request.logistics_type,
    finished,
    finishedCount: (before?.finishedCount ?? 0) + (finished ? 1 : 0),
    parcels: request.shipping_list.map((parcel) => ({
      trackingNo: parcel.tracking_no ?? '',
      expressCompany: parcel.express_company ?? '',
      itemDesc: parcel.item_desc ?? '',
    })),
  };
  platform.store.changed();
  platform.bus.emit({ kind: 'phone', openid: order.openid });
  if (finished) pushSettlement(platform, order);
}

/** Something must be left to be settled; a part given back leaves the rest to be shipped. */
function isGivenBack(platform: Platform, order: Order): boolean {
  const refunds = Object.values(platform.state.refunds).filter(
    (refund) => refund.outTradeNo === order.outTradeNo && refund.status !== 'CLOSED',
  );
  return refunds.reduce((sum, refund) => sum + refund.refund, 0) >= order.total;
}

function checkRepeat(before: Shipping, request: ShippingRequest, terms: string): void {
  if (before.terms === terms) throw new ApiError(10060023, '发货信息未更新');
  if (before.finishedCount >= 2) throw new ApiError(10060003, '支付单已使用重新发货机会');
  if (Date.parse(request.upload_time) <= Date.parse(before.uploadedAt))
    throw new ApiError(10060014, '参数错误: upload_time 必须晚于上一次');
}

/** @throws ApiError 10060001 */
export function orderOf(
  platform: Platform,
  key: { readonly transaction_id?: unknown; readonly mchid?: unknown; readonly out_trade_no?: unknown },
): Order {
  const { mchId } = platform.accounts.merchant.pay;
  const order =
    typeof key.transaction_id === 'string' && key.transaction_id !== ''
      ? findOrderByTransaction(platform, key.transaction_id)
      : key.mchid === mchId && typeof key.out_trade_no === 'string'
        ? findOrder(platform, key.out_trade_no)
        : null;
  if (!order || order.transactionId === null) throw new ApiError(10060001, '支付单不存在');
  return order;
}

/** The buyer confirms, or it is done for them: the money is settled. */
export function confirmReceipt(platform: Platform, order: Order, method: 'manual' | 'auto'): void {
  order.receivedAt = platform.clock.now();
  order.receiptMethod = method;
  platform.store.changed();
  platform.bus.emit({ kind: 'phone', openid: order.openid });
  pushSettlement(platform, order);
}
