import { z } from 'zod';

const loopback = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\]|[^./]+)(:\d+)?\//;

/** Real notify addresses are https without a query; plain http is let through for this machine and single-label hosts. */
const NotifyUrlSchema = z
  .string()
  .max(255)
  .refine(
    (url) => (url.startsWith('https://') || loopback.test(url)) && !url.includes('?'),
    '回调地址要是 https，且不带参数',
  );

const SingleAmountSchema = z.strictObject({
  total: z.int().min(1).max(1_000_000_000),
  currency: z.literal('CNY').optional(),
});

export const JsapiOrderSchema = z.strictObject({
  appid: z.string().min(1).max(32),
  mchid: z.string().min(1).max(32),
  description: z.string().min(1).max(127),
  out_trade_no: z.string().regex(/^[0-9A-Za-z_\-|*]{6,32}$/),
  time_expire: z.iso.datetime({ offset: true }).optional(),
  attach: z.string().max(128).optional(),
  notify_url: NotifyUrlSchema,
  goods_tag: z.string().max(32).optional(),
  support_fapiao: z.boolean().optional(),
  amount: SingleAmountSchema,
  payer: z.strictObject({ openid: z.string().min(1).max(128) }),
  detail: z.looseObject({}).optional(),
  scene_info: z.looseObject({}).optional(),
  settle_info: z.strictObject({ profit_sharing: z.boolean().optional() }).optional(),
});
export type JsapiOrder = z.infer<typeof JsapiOrderSchema>;

export const CloseSchema = z.strictObject({ mchid: z.string() });

export const RefundRequestSchema = z.strictObject({
  transaction_id: z.string().max(32).optional(),
  out_trade_no: z.string().max(32).optional(),
  out_refund_no: z.string().regex(/^[0-9A-Za-z_\-|*@]{1,64}$/),
  reason: z.string().max(80).optional(),
  notify_url: NotifyUrlSchema.optional(),
  funds_account: z.string().optional(),
  amount: z.strictObject({
    refund: z.int().min(1),
    total: z.int().min(1),
    currency: z.literal('CNY'),
    from: z.array(z.looseObject({})).optional(),
  }),
  goods_detail: z.array(z.looseObject({})).optional(),
});
export type RefundRequest = z.infer<typeof RefundRequestSchema>;
