import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { addEndpoint, ok, type ApiCall } from '../http/api-endpoint.js';
import { textOf } from '../http/api-app.js';
import { ApiError } from '../http/api-error.js';
import type { Platform } from '../platform.js';
import type { Order } from '../state/state.js';
import { orderOf, uploadShipping } from './shipping.js';
import { readShippingRequest } from './shipping-request.js';
import { shippingState, shippingView } from './shipping-view.js';

const largestTime = 0xffff_ffff;

const ListSchema = z.looseObject({
  pay_time_range: z
    .looseObject({ begin_time: z.number().default(0), end_time: z.number().default(largestTime) })
    .default({ begin_time: 0, end_time: largestTime }),
  order_state: z.int().min(1).max(6).optional(),
  openid: z.string().optional(),
  last_index: z.string().default('0'),
  page_size: z.int().min(1).max(100).default(100),
});

/** `/wxa/sec/order/*`: money of managed trades is frozen until it is shipped and received. */
export function addShippingRoutes(app: FastifyInstance, platform: Platform): void {
  const add = (name: string, answer: (call: ApiCall) => unknown): void =>
    addEndpoint(app, platform, { method: 'POST', path: `/wxa/sec/order/${name}`, apps: ['miniProgram'] }, answer);
  add('is_trade_managed', ({ appId, body }) => {
    if (textOf(body, 'appid') !== appId) throw new ApiError(40013, 'invalid appid');
    return { ...ok, is_trade_managed: platform.state.settings.tradeManaged };
  });
  add('upload_shipping_info', ({ body }) => {
    uploadShipping(platform, readShippingRequest(body));
    return ok;
  });
  add('get_order', ({ body }) => {
    const key = {
      transaction_id: body['transaction_id'],
      mchid: body['merchant_id'],
      out_trade_no: body['merchant_trade_no'],
    };
    return { ...ok, order: shippingView(platform, orderOf(platform, key)) };
  });
  add('get_order_list', ({ body }) => listOrders(platform, body));
}

function listOrders(platform: Platform, body: unknown): object {
  const read = ListSchema.safeParse(body);
  if (!read.success) throw new ApiError(10060014, `参数错误: ${read.error.issues[0]?.path.join('.') ?? ''}`);
  const wanted = read.data;
  const from = Number(wanted.last_index);
  if (!Number.isInteger(from) || from < 0) throw new ApiError(10060011, 'last_index不合法');
  const found = Object.values(platform.state.orders).filter(
    (order) =>
      order.transactionId !== null &&
      isWithin(order, wanted.pay_time_range) &&
      (wanted.openid === undefined || order.openid === wanted.openid) &&
      (wanted.order_state === undefined || shippingState(order) === wanted.order_state),
  );
  const page = found.slice(from, from + wanted.page_size);
  return {
    ...ok,
    order_list: page.map((order) => shippingView(platform, order)),
    last_index: String(from + page.length),
    has_more: from + page.length < found.length,
  };
}

function isWithin(order: Order, range: { readonly begin_time: number; readonly end_time: number }): boolean {
  const at = Math.floor((order.paidAt ?? 0) / 1_000);
  return at >= range.begin_time && at <= range.end_time;
}
