import type { Platform } from '../platform.js';
import type { Order, Shipping } from '../state/state.js';

/** 1 to be shipped, 2 shipped, 3 received, 4 done, 5 refunded, 6 to be settled. */
export function shippingState(order: Order): number {
  if (order.state === 'REFUND') return 5;
  if (order.receivedAt !== undefined) return 4;
  return order.shipping?.finished ? 2 : 1;
}

/** A payment as `get_order` writes it. */
export function shippingView(platform: Platform, order: Order): object {
  return {
    transaction_id: order.transactionId ?? '',
    merchant_trade_no: order.outTradeNo,
    merchant_id: platform.accounts.merchant.pay.mchId,
    sub_merchant_id: '',
    description: describe(order.shipping),
    paid_amount: order.payerTotal,
    openid: order.openid,
    trade_create_time: Math.floor(order.createdAt / 1_000),
    pay_time: Math.floor((order.paidAt ?? 0) / 1_000),
    order_state: shippingState(order),
    in_complaint: false,
    shipping: order.shipping ? parcelsOf(order.shipping) : {},
  };
}

function parcelsOf(shipping: Shipping): object {
  return {
    delivery_mode: shipping.deliveryMode,
    logistics_type: shipping.logisticsType,
    finish_shipping: shipping.finished,
    finish_shipping_count: shipping.finishedCount,
    goods_desc: describe(shipping),
    shipping_list: shipping.parcels.map((parcel) => ({
      tracking_no: parcel.trackingNo,
      express_company: parcel.expressCompany,
      goods_desc: parcel.itemDesc,
      upload_time: Math.floor(Date.parse(shipping.uploadedAt) / 1_000),
    })),
  };
}

function describe(shipping: Shipping | undefined): string {
  const text = [...(shipping?.parcels.map((parcel) => parcel.itemDesc).join(';') ?? '')];
  return text.length > 120 ? `${text.slice(0, 117).join('')}...` : text.join('');
}
