import { chinaTime } from '../clock.js';
import type { Platform } from '../platform.js';
import type { Order } from '../state/state.js';

const stateNames: Readonly<Record<Order['state'], string>> = {
  NOTPAY: '订单未支付',
  SUCCESS: '支付成功',
  CLOSED: '订单已关闭',
  REFUND: '转入退款',
};

/** The order as queries and notifications write it. */
export function orderView(platform: Platform, order: Order): object {
  const { merchant } = platform.accounts;
  const head = {
    appid: merchant.appId,
    mchid: merchant.pay.mchId,
    out_trade_no: order.outTradeNo,
    trade_state: order.state,
    trade_state_desc: stateNames[order.state],
    attach: order.attach ?? '',
    payer: { openid: order.openid },
  };
  if (order.transactionId === null || order.paidAt === null)
    return { ...head, amount: { total: order.total, currency: 'CNY' } };
  return {
    ...head,
    transaction_id: order.transactionId,
    trade_type: 'JSAPI',
    bank_type: 'OTHERS',
    success_time: chinaTime(order.paidAt),
    amount: { total: order.total, payer_total: order.payerTotal, currency: 'CNY', payer_currency: 'CNY' },
    ...(order.payerTotal < order.total ? { promotion_detail: [promotion(order)] } : {}),
  };
}

function promotion(order: Order): object {
  const amount = order.total - order.payerTotal;
  return {
    coupon_id: '109519',
    name: '平台立减',
    scope: 'GLOBAL',
    type: 'CASH',
    amount,
    stock_id: '931386',
    wechatpay_contribute: amount,
    merchant_contribute: 0,
    other_contribute: 0,
    currency: 'CNY',
  };
}
