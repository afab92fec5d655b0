import { z } from 'zod';
import {
  AmountFenSchema,
  BillContent,
  DeviceSchema,
  hasOneBill,
  IdempotencyKeySchema,
  oneBillWanted,
  PriceSchema,
  SecondPersonSchema,
} from './bill-content.js';
import { CouponViewSchema } from './coupons.js';
import { PerkViewSchema, TierBadgeSchema, TierProgressSchema } from './tiers.js';

const ReceiptNoSchema = z.string().regex(/^[0-9A-Za-z_\-#.]{1,40}$/);
/** By rotating code; or by phone or card number, which may earn but never spend. */
export const IdentifySchema = z
  .strictObject({
    /** The digits, or the whole content of the QR code. */
    code: z.string().max(600).optional(),
    phone: z.string().max(20).optional(),
    cardNo: z.string().max(32).optional(),
  })
  .refine((v) => [v.code, v.phone, v.cardNo].filter((x) => x !== undefined).length === 1, {
    message: '会员码、手机号、卡号要给一个',
  })
  .meta({ id: 'Identify' });
export type Identify = z.infer<typeof IdentifySchema>;

/** What the member's points are worth at the till. */
export const VisitPointsSchema = z
  .object({
    available: z.number().int(),
    /** `100 积分抵 ¥1`; null: points do not pay bills here. */
    cashNote: z.string().nullable(),
    /** Points are spent in whole steps: `points` take off `fen`. */
    spending: z
      .object({
        points: z.number().int(),
        fen: z.number().int(),
        /** The most they pay of what is left of a bill, in percent. */
        maxPercent: z.number().int(),
        /** Bills below it take no points. */
        minBillFen: z.number().int(),
      })
      .nullable(),
  })
  .meta({ id: 'VisitPoints' });

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
    /** `left`: uses left this month; null: without limit. */
    perks: z.array(PerkViewSchema.extend({ left: z.number().int().nullable() })),
    points: VisitPointsSchema,
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
  .strictObject({ visit: z.string().max(600), ...BillContent })
  .refine(hasOneBill, oneBillWanted)
  .meta({ id: 'QuoteRequest' });
export type QuoteRequest = z.infer<typeof QuoteRequestSchema>;

export const QuoteSchema = z
  .object({
    price: PriceSchema,
    /** Coupons asked for that do not work on this bill, and why. A purchase with one is refused with its code. */
    problems: z.array(z.object({ couponId: z.number().int(), code: z.string(), message: z.string() })),
    /** The most points this bill takes of what the member has, after its coupons, and what they take off. */
    pointsMost: z.number().int(),
    pointsMostFen: z.number().int(),
    pointsEarned: z.number().int(),
    /** What the member may spend after this bill; points that wait for the end of returns are not in it. */
    pointsAfter: z.number().int(),
    amountFen: z.number().int(),
    /** The steps of `price`, short. */
    lines: z.array(
      z.object({ kind: z.enum(['perk', 'coupon', 'points']), title: z.string(), amountFen: z.number().int() }),
    ),
    payableFen: z.number().int(),
    /** The first coupon of `price`. */
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

const MemberNameSchema = z.strictObject({
  cardNo: z.string().max(32).optional(),
  phone: z.string().max(20).optional(),
});

export const TillPurchaseSchema = z
  .strictObject({
    /** From the clerk's phone; the open till API names the member instead. */
    visit: z.string().max(600).optional(),
    member: MemberNameSchema.optional(),
    receiptNo: ReceiptNoSchema,
    ...BillContent,
    /** What the clerk saw; a different result is refused instead of charged. */
    expectedPayableFen: z.number().int().min(0).optional(),
    /** When it was paid; absent means now. */
    paidAt: z.number().int().optional(),
    storeId: z.string().max(30).optional(),
    /** Absent: the receipt number names the action. */
    idempotencyKey: IdempotencyKeySchema.optional(),
    /** Needed above the clerk's limit for one bill. */
    secondPerson: SecondPersonSchema.optional(),
  })
  .refine(hasOneBill, oneBillWanted)
  .meta({ id: 'TillPurchase' });
export type TillPurchase = z.infer<typeof TillPurchaseSchema>;

export const TillOutcomeSchema = z
  .object({
    repeated: z.boolean(),
    receiptNo: z.string(),
    /** Of a purchase what was paid, of a refund the money that goes back. */
    payableFen: z.number().int(),
    growth: z.number().int(),
    tier: TierBadgeSchema,
    tierBefore: TierBadgeSchema.nullable(),
    gifts: z.array(z.string()),
    /** Title of the first coupon used. */
    couponRedeemed: z.string().nullable(),
    couponsRedeemed: z.array(z.string()),
    pointsEarned: z.number().int(),
    pointsSpent: z.number().int(),
    /** Of a refund: what it took back of the points earned, and gave back of those spent. */
    pointsTakenBack: z.number().int(),
    pointsBack: z.number().int(),
    /** Of a full refund: what became of each coupon. */
    couponsBack: z.array(z.object({ title: z.string(), outcome: z.enum(['returned', 'extended', 'forfeited']) })),
    /** What may still be given back of this receipt; null where the receipt is not known. */
    leftFen: z.number().int().nullable(),
    /** What the member may spend now. */
    pointsAvailable: z.number().int(),
  })
  .meta({ id: 'TillOutcome' });
export type TillOutcome = z.infer<typeof TillOutcomeSchema>;

/** What goes back: an amount, some lines, or the whole rest. */
export const TillRefundSchema = z
  .strictObject({
    refundNo: ReceiptNoSchema,
    /** The receipt it belongs to; absent for a refund without a known order, which needs `member` and `amountFen`. */
    receiptNo: ReceiptNoSchema.optional(),
    member: MemberNameSchema.optional(),
    amountFen: AmountFenSchema.optional(),
    /** Of a line its rest, or so much of what was paid for it. */
    lines: z
      .array(z.strictObject({ key: z.string().min(1).max(20), amountFen: AmountFenSchema.optional() }))
      .min(1)
      .max(50)
      .optional(),
    whole: z.literal(true).optional(),
    storeId: z.string().max(30).optional(),
    refundedAt: z.number().int().optional(),
    reason: z.string().trim().min(1).max(60).optional(),
    /** Absent: the refund number names the action. */
    idempotencyKey: IdempotencyKeySchema.optional(),
    device: DeviceSchema.optional(),
    /** Needed above the clerk's limits for one refund and for the day. */
    secondPerson: SecondPersonSchema.optional(),
  })
  .refine((v) => [v.amountFen, v.lines, v.whole].filter((x) => x !== undefined).length === 1, {
    message: '金额、明细、整单要给一个',
    path: ['amountFen'],
  })
  .meta({ id: 'TillRefund' });
export type TillRefund = z.infer<typeof TillRefundSchema>;

export const CouponRedeemSchema = z
  .strictObject({
    visit: z.string().max(600),
    couponId: z.number().int(),
    idempotencyKey: z.string().min(8).max(64),
    device: DeviceSchema.optional(),
  })
  .meta({ id: 'CouponRedeem' });
export type CouponRedeem = z.infer<typeof CouponRedeemSchema>;

export const RecentReceiptSchema = z
  .object({
    receiptNo: z.string(),
    memberName: z.string(),
    amountFen: z.number().int(),
    refundedFen: z.number().int(),
    at: z.number(),
    /** What was bought; empty for receipts that came in without lines. */
    lines: z.array(
      z.object({ key: z.string(), title: z.string(), payableFen: z.number().int(), leftFen: z.number().int() }),
    ),
    pointsSpent: z.number().int(),
    coupons: z.array(z.string()),
    /** Until then the whole receipt may be undone; null: it may not any more. */
    undoUntil: z.number().nullable(),
    undone: z.boolean(),
  })
  .meta({ id: 'RecentReceipt' });
export type RecentReceipt = z.infer<typeof RecentReceiptSchema>;

export const RecentReceiptsSchema = z.object({ items: z.array(RecentReceiptSchema) }).meta({ id: 'RecentReceipts' });
export type RecentReceipts = z.infer<typeof RecentReceiptsSchema>;
