import { z } from 'zod';
import { CouponViewSchema } from './coupons.js';
import { PerkViewSchema, TierBadgeSchema, TierProgressSchema } from './tiers.js';

const AmountFenSchema = z.number().int().min(1).max(10_000_000);
const ReceiptNoSchema = z.string().regex(/^[0-9A-Za-z_\-#.]{1,40}$/);
const CategorySchema = z.string().min(1).max(30);

/** By rotating code; or by phone or card number, which may earn but never spend. */
export const IdentifySchema = z
  .strictObject({
    code: z.string().max(40).optional(),
    phone: z.string().max(20).optional(),
    cardNo: z.string().max(32).optional(),
  })
  .refine((v) => [v.code, v.phone, v.cardNo].filter((x) => x !== undefined).length === 1, {
    message: '会员码、手机号、卡号要给一个',
  })
  .meta({ id: 'Identify' });
export type Identify = z.infer<typeof IdentifySchema>;

export const VisitSchema = z
  .object({
    /** Proof of the identification; quote, record and redeem take it. */
    visit: z.string(),
    expiresAt: z.number(),
    /** False when identified by phone, card number or an old code. */
    maySpend: z.boolean(),
    member: z.object({
      id: z.number().int(),
      name: z.string(),
      phone: z.string().nullable(),
      cardNo: z.string(),
      note: z.string(),
    }),
    tier: TierBadgeSchema,
    until: z.string().nullable(),
    perks: z.array(PerkViewSchema),
    coupons: z.array(CouponViewSchema.extend({ usableHere: z.boolean(), why: z.string().nullable() })),
    keep: TierProgressSchema.nullable(),
    next: TierProgressSchema.nullable(),
    /** What the clerk may say before anything is rung up: `会员再消费 ¥42 本季保级。` */
    hint: z.string().nullable(),
    categories: z.array(z.string()),
  })
  .meta({ id: 'Visit' });
export type Visit = z.infer<typeof VisitSchema>;

export const QuoteRequestSchema = z
  .strictObject({
    visit: z.string().max(600),
    amountFen: AmountFenSchema,
    category: CategorySchema.optional(),
    /** Absent: the best usable coupon is chosen; null: none. */
    couponId: z.number().int().nullable().optional(),
  })
  .meta({ id: 'QuoteRequest' });
export type QuoteRequest = z.infer<typeof QuoteRequestSchema>;

export const QuoteSchema = z
  .object({
    amountFen: z.number().int(),
    lines: z.array(z.object({ kind: z.enum(['perk', 'coupon']), title: z.string(), amountFen: z.number().int() })),
    payableFen: z.number().int(),
    couponId: z.number().int().nullable(),
    growth: z.number().int(),
    /** Tier this purchase would lead to, when it changes. */
    tierAfter: TierBadgeSchema.nullable(),
    keepAfter: TierProgressSchema.nullable(),
    nextAfter: TierProgressSchema.nullable(),
    coach: z.string().nullable(),
  })
  .meta({ id: 'Quote' });
export type Quote = z.infer<typeof QuoteSchema>;

export const TillPurchaseSchema = z
  .strictObject({
    /** From the clerk's phone; the open till API names the member instead. */
    visit: z.string().max(600).optional(),
    member: z.strictObject({ cardNo: z.string().max(32).optional(), phone: z.string().max(20).optional() }).optional(),
    receiptNo: ReceiptNoSchema,
    /** Price before discounts. */
    amountFen: AmountFenSchema,
    category: CategorySchema.optional(),
    couponId: z.number().int().nullable().optional(),
    /** What the clerk saw; a different result is refused instead of charged. */
    expectedPayableFen: z.number().int().min(0).optional(),
    /** When it was paid; absent means now. */
    paidAt: z.number().int().optional(),
    storeId: z.string().max(30).optional(),
  })
  .meta({ id: 'TillPurchase' });
export type TillPurchase = z.infer<typeof TillPurchaseSchema>;

export const TillOutcomeSchema = z
  .object({
    repeated: z.boolean(),
    receiptNo: z.string(),
    payableFen: z.number().int(),
    growth: z.number().int(),
    tier: TierBadgeSchema,
    tierBefore: TierBadgeSchema.nullable(),
    gifts: z.array(z.string()),
    couponRedeemed: z.string().nullable(),
  })
  .meta({ id: 'TillOutcome' });
export type TillOutcome = z.infer<typeof TillOutcomeSchema>;

export const TillRefundSchema = z
  .strictObject({
    refundNo: ReceiptNoSchema,
    /** The receipt it belongs to; absent for a refund without a known order, which needs `member`. */
    receiptNo: ReceiptNoSchema.optional(),
    member: z.strictObject({ cardNo: z.string().max(32).optional(), phone: z.string().max(20).optional() }).optional(),
    amountFen: AmountFenSchema,
    storeId: z.string().max(30).optional(),
    refundedAt: z.number().int().optional(),
  })
  .meta({ id: 'TillRefund' });
export type TillRefund = z.infer<typeof TillRefundSchema>;

export const CouponRedeemSchema = z
  .strictObject({ visit: z.string().max(600), couponId: z.number().int(), idempotencyKey: z.string().min(8).max(64) })
  .meta({ id: 'CouponRedeem' });
export type CouponRedeem = z.infer<typeof CouponRedeemSchema>;

export const RecentReceiptSchema = z
  .object({
    receiptNo: z.string(),
    memberName: z.string(),
    amountFen: z.number().int(),
    refundedFen: z.number().int(),
    at: z.number(),
  })
  .meta({ id: 'RecentReceipt' });
export type RecentReceipt = z.infer<typeof RecentReceiptSchema>;

export const RecentReceiptsSchema = z.object({ items: z.array(RecentReceiptSchema) }).meta({ id: 'RecentReceipts' });
export type RecentReceipts = z.infer<typeof RecentReceiptsSchema>;
