import type { Platform } from '../platform.js';
import { pushEvent, systemOpenid } from '../push/push.js';
import type { PushFields } from '../push/push-fields.js';
import type { Order } from '../state/state.js';

const settledAfter = 10 * 86_400_000;

/** `trade_manage_order_settlement`: first when it is shipped, then when the money is settled. */
export function pushSettlement(platform: Platform, order: Order): void {
  const shippedAt = order.shipping?.shippedAt ?? 0;
  const rest: PushFields =
    order.receivedAt === undefined
      ? { estimated_settlement_time: seconds(shippedAt + settledAfter) }
      : {
          confirm_receive_method: order.receiptMethod === 'auto' ? 2 : 1,
          confirm_receive_time: seconds(order.receivedAt),
          settlement_time: seconds(order.receivedAt),
        };
  push(platform, {
    Event: 'trade_manage_order_settlement',
    ...tradeFields(platform, order),
    shipped_time: seconds(shippedAt),
    ...rest,
  });
}

/** `trade_manage_remind_shipping`: paid more than 48 hours ago and not shipped. */
export function pushShippingReminder(platform: Platform, order: Order): void {
  push(platform, {
    Event: 'trade_manage_remind_shipping',
    ...tradeFields(platform, order),
    msg: '订单已超过48小时未发货，请及时发货并录入发货信息',
  });
}

export function pushAccessReminder(platform: Platform): void {
  push(platform, {
    Event: 'trade_manage_remind_access_api',
    msg: '小程序已产生交易，请接入发货信息管理服务API',
  });
}

function tradeFields(platform: Platform, order: Order): PushFields {
  return {
    transaction_id: order.transactionId ?? '',
    merchant_id: platform.accounts.merchant.pay.mchId,
    sub_merchant_id: '',
    merchant_trade_no: order.outTradeNo,
    pay_time: seconds(order.paidAt ?? 0),
  };
}

function push(platform: Platform, fields: PushFields): void {
  pushEvent(platform, 'miniProgram', systemOpenid(platform), fields);
}

function seconds(at: number): number {
  return Math.floor(at / 1_000);
}
