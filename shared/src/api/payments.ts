import { z } from 'zod';

/** A refund through WeChat Pay. The same number again is the same refund. */
export const RefundRequestSchema = z
  .strictObject({
    refundNo: z.string().regex(/^[0-9A-Za-z_-]{8,30}$/),
    amountFen: z.number().int().min(1).max(10_000_000),
    reason: z.string().min(1).max(40),
  })
  .meta({ id: 'RefundRequest' });
export type RefundRequest = z.infer<typeof RefundRequestSchema>;

/** That a refund was accepted does not mean it has arrived: growth changes when WeChat Pay says so. */
export const RefundStatusSchema = z
  .object({
    outTradeNo: z.string(),
    refundNo: z.string(),
    amountFen: z.number().int(),
    state: z.enum(['processing', 'arrived', 'closed', 'abnormal', 'refused']),
    /** What somebody has to know or do; null when all goes its way. */
    note: z.string().nullable(),
  })
  .meta({ id: 'RefundStatus' });
export type RefundStatus = z.infer<typeof RefundStatusSchema>;
