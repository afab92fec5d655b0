import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { textOf } from '../http/api-app.js';
import { findOrder } from '../pay/orders.js';
import type { Platform } from '../platform.js';
import { confirmReceipt } from '../shipping/shipping.js';
import { pushAccessReminder, pushShippingReminder } from '../shipping/trade-events.js';
import type { Order } from '../state/state.js';
import { readBody } from './control-app.js';
import { ControlError } from './control-error.js';

const ReceiptSchema = z.strictObject({ method: z.enum(['manual', 'auto']).default('manual') });

/** What happens to paid orders at the platform: reminders to ship, and the receipt that settles the money. */
export function addTradeRoutes(app: FastifyInstance, platform: Platform): void {
  const paidOrder = (params: unknown): Order => getPaidOrder(platform, textOf(params, 'outTradeNo'));
  app.post('/sim/orders/:outTradeNo/confirm-receipt', async (request) => {
    const order = paidOrder(request.params);
    if (!order.shipping?.finished) throw new ControlError(409, 'not_shipped', '这笔订单还没有发货。');
    if (order.receivedAt !== undefined) throw new ControlError(409, 'received', '这笔订单已确认收货。');
    confirmReceipt(platform, order, readBody(ReceiptSchema, request.body).method);
    return { outTradeNo: order.outTradeNo, receivedAt: order.receivedAt };
  });
  app.post('/sim/orders/:outTradeNo/remind-shipping', async (request) => {
    const order = paidOrder(request.params);
    pushShippingReminder(platform, order);
    return { outTradeNo: order.outTradeNo };
  });
  app.post('/sim/orders/remind-access', async () => {
    pushAccessReminder(platform);
    return {};
  });
}

/** @throws ControlError 404 */
function getPaidOrder(platform: Platform, outTradeNo: string): Order {
  const order = findOrder(platform, outTradeNo);
  if (!order || order.transactionId === null)
    throw new ControlError(404, 'order_unknown', `没有已支付的订单 ${outTradeNo}。`);
  return order;
}
