import { z } from 'zod';
import { ApiError } from '../http/api-error.js';

const text = (most: number) => z.string().min(1).max(most);

const RequestSchema = z.looseObject({
  order_key: z.looseObject({
    order_number_type: z.int(),
    transaction_id: z.string().optional(),
    mchid: z.string().optional(),
    out_trade_no: z.string().optional(),
  }),
  logistics_type: z.int(),
  delivery_mode: z.int(),
  is_all_delivered: z.boolean().optional(),
  shipping_list: z.array(
    z.looseObject({
      tracking_no: z.string().optional(),
      express_company: z.string().optional(),
      item_desc: z.string().optional(),
      contact: z.looseObject({}).optional(),
    }),
  ),
  upload_time: z.string(),
  payer: z.looseObject({ openid: text(128) }),
});
export type ShippingRequest = z.infer<typeof RequestSchema>;

const express = 1;
const inParts = 2;

/** The checks of one field after another, each with its published code. @throws ApiError 1006…, 2684… */
export function readShippingRequest(body: unknown): ShippingRequest {
  const read = RequestSchema.safeParse(body);
  if (!read.success)
    throw new ApiError(10060014, `参数错误: ${read.error.issues[0]?.path.join('.') ?? ''} 缺失或类型不对`);
  const request = read.data;
  checkOrderKey(request.order_key);
  if (![1, 2, 3, 4].includes(request.logistics_type)) throw new ApiError(10060005, '物流类型有误');
  if (![1, inParts].includes(request.delivery_mode)) throw new ApiError(268485224, '发货模式非法');
  if (!isTime(request.upload_time)) throw new ApiError(268485216, '上传时间非法，请按照 RFC 3339 格式填写');
  checkParts(request);
  for (const parcel of request.shipping_list) checkParcel(request, parcel);
  return request;
}

function checkOrderKey(key: ShippingRequest['order_key']): void {
  if (key.order_number_type !== 1 && key.order_number_type !== 2) throw new ApiError(268485194, '订单单号类型非法');
  if (key.order_number_type === 2) {
    if (!key.transaction_id) throw new ApiError(268485195, '微信支付单号形式下 transaction_id 字段不能为空');
    return;
  }
  if (!key.mchid) throw new ApiError(268485196, '商户侧单号形式下 mchid 字段不能为空');
  if (!key.out_trade_no) throw new ApiError(268485197, '商户侧单号形式下 out_trade_no 字段不能为空');
}

function checkParts(request: ShippingRequest): void {
  const { length } = request.shipping_list;
  if (request.delivery_mode === inParts && request.logistics_type !== express)
    throw new ApiError(10060006, '非快递发货时不允许分拆发货');
  if (request.delivery_mode === inParts && request.is_all_delivered === undefined)
    throw new ApiError(10060007, '分拆发货模式下必须填写 is_all_delivered 字段');
  if (request.delivery_mode !== inParts && length !== 1)
    throw new ApiError(268485228, '统一发货模式下，物流信息列表长度必须为 1');
  if (length > 15) throw new ApiError(10060024, '物流信息列表太长');
  if (length === 0) throw new ApiError(10060014, '参数错误: shipping_list 不能为空');
}

function checkParcel(request: ShippingRequest, parcel: ShippingRequest['shipping_list'][number]): void {
  if (!parcel.item_desc) throw new ApiError(10060008, '商品描述 item_desc 字段不能为空');
  if ([...parcel.item_desc].length > 120) throw new ApiError(10060009, '商品描述 item_desc 字段太长');
  if (request.logistics_type !== express) return;
  if (!parcel.tracking_no) throw new ApiError(268485226, '物流单号不能为空');
  if (!parcel.express_company) throw new ApiError(268485227, '物流公司编码不能为空');
  if (parcel.express_company.length > 128) throw new ApiError(10060025, '物流公司编码太长');
  if (parcel.tracking_no.length > 128) throw new ApiError(10060026, '物流单号太长');
}

function isTime(value: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value) && !Number.isNaN(Date.parse(value));
}
