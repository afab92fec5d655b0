import { z } from 'zod';
import { pageOf } from './paging.js';
import { CouponViewSchema } from './coupons.js';
import { figureUnits, PerkViewSchema, TierBadgeSchema, TierProgressSchema } from './tiers.js';

export const HomeSchema = z
  .object({
    shopName: z.string(),
    member: z.object({ id: z.number().int(), name: z.string(), cardNo: z.string(), joinedOn: z.string() }),
    tier: TierBadgeSchema,
    since: z.string(),
    until: z.string().nullable(),
    graceUntil: z.string().nullable(),
    /** The headline figure of the card: growth within the programme's window. */
    headline: z.object({ label: z.string(), value: z.number(), unit: z.enum(figureUnits) }),
    /** What keeps the tier at its review, counted as of that day; null where the tier has no review. */
    keep: TierProgressSchema.extend({
      reviewOn: z.string(),
      daysLeft: z.number().int(),
      /** Growth counted today that leaves the window before the review. */
      leaving: z.number(),
    }).nullable(),
    next: TierProgressSchema.nullable(),
    /** How much of what decides the tier comes from the community; null where neither growth nor a score decides. */
    community: z
      .object({
        /** 0–100, one decimal. */
        sharePercent: z.number(),
        /** Growth within the window, or points where a score decides. */
        growth: z.number(),
        /** `等级中 18.4% 来自社群` */
        sentence: z.string(),
      })
      .nullable(),
    /** A tier set by hand that counts now: what the shop gives beyond the computed tier. */
    override: z
      .object({ kind: z.enum(['floor', 'pin']), until: z.string().nullable(), sentence: z.string() })
      .nullable(),
    /** What orders still within their return window would give. */
    preUpgrade: z.object({ tier: TierBadgeSchema, on: z.string(), sentence: z.string() }).nullable(),
    /** New rules that have been published and are not yet in force, and what they mean for this member. */
    announcement: z
      .object({
        from: z.string(),
        note: z.string(),
        changes: z.array(z.string()),
        /** `按今天的数字，12 月 1 日起你仍是金卡。` */
        sentence: z.string(),
        tierAfter: TierBadgeSchema,
      })
      .nullable(),
    perks: z.array(PerkViewSchema),
    coupons: z.object({ usable: z.number().int(), soonest: CouponViewSchema.nullable() }),
    /** null inside: nothing ends within the next 30 days. */
    points: z.object({
      available: z.number().int(),
      expiringSoon: z.object({ points: z.number().int(), expiresOn: z.string() }).nullable(),
    }),
    offers: z.array(z.object({ id: z.string(), title: z.string(), body: z.string(), until: z.string().nullable() })),
    unread: z.number().int(),
    /** `按 2026 年 5 月 1 日起的规则计算` */
    rulesNote: z.string(),
    asOf: z.number(),
  })
  .meta({ id: 'Home' });
export type Home = z.infer<typeof HomeSchema>;

/** Codes for the next minutes, so that the phone can go on showing one without a network. */
export const MemberCodesSchema = z
  .object({
    serverTime: z.number(),
    stepSeconds: z.number().int(),
    codes: z.array(
      z.object({
        /** The digits: what the bar code holds and a clerk may type. */
        code: z.string(),
        /** What the QR code holds: `digits.claim.signature`, see `OfflineKit`. */
        qr: z.string(),
        from: z.number(),
        until: z.number(),
      }),
    ),
    tier: TierBadgeSchema,
    name: z.string(),
    cardNo: z.string(),
  })
  .meta({ id: 'MemberCodes' });
export type MemberCodes = z.infer<typeof MemberCodesSchema>;

export const PerksPageSchema = z
  .object({
    current: z.string(),
    next: z.string().nullable(),
    tiers: z.array(
      TierBadgeSchema.extend({ requirement: z.string(), perks: z.array(PerkViewSchema), gifts: z.array(z.string()) }),
    ),
  })
  .meta({ id: 'PerksPage' });
export type PerksPage = z.infer<typeof PerksPageSchema>;

export const MyCouponsQuerySchema = z.strictObject({ state: z.enum(['usable', 'used', 'expired']).default('usable') });
export type MyCouponsQuery = z.infer<typeof MyCouponsQuerySchema>;
export const MyCouponsSchema = z
  .object({
    counts: z.object({ usable: z.number().int(), used: z.number().int(), expired: z.number().int() }),
    items: z.array(CouponViewSchema),
  })
  .meta({ id: 'MyCoupons' });
export type MyCoupons = z.infer<typeof MyCouponsSchema>;

export const GrowthItemSchema = z
  .object({ id: z.string(), at: z.number(), title: z.string(), note: z.string(), delta: z.number() })
  .meta({ id: 'GrowthItem' });
export type GrowthItem = z.infer<typeof GrowthItemSchema>;
export const GrowthPageSchema = pageOf(GrowthItemSchema).meta({ id: 'GrowthPage' });

export const InboxItemSchema = z
  .object({
    id: z.number().int(),
    kind: z.enum([
      'tierUp',
      'tierDown',
      'tierGrace',
      'tierKept',
      'rulesChange',
      'couponGranted',
      'couponVoided',
      'billDue',
      'pointsExpiring',
      'feedbackReplied',
      'gathering',
      'campaign',
    ]),
    title: z.string(),
    body: z.string(),
    page: z.string(),
    at: z.number(),
    read: z.boolean(),
  })
  .meta({ id: 'InboxItem' });
export type InboxItem = z.infer<typeof InboxItemSchema>;
export const InboxPageSchema = pageOf(InboxItemSchema).meta({ id: 'InboxPage' });

export const ProfileSchema = z
  .object({
    name: z.string(),
    phone: z.string().nullable(),
    cardNo: z.string(),
    joinedOn: z.string(),
    /** Changes with the member's picture; null or absent without one. */
    avatarTag: z.string().nullable().optional(),
    /** False once the member turned personal offers off; the tier does not depend on it. */
    marketing: z.boolean(),
  })
  .meta({ id: 'Profile' });
export type Profile = z.infer<typeof ProfileSchema>;

export const ProfileChangeSchema = z
  .strictObject({ name: z.string().trim().min(1).max(20).optional(), marketing: z.boolean().optional() })
  .meta({ id: 'ProfileChange' });
export type ProfileChange = z.infer<typeof ProfileChangeSchema>;

export const SubscriptionsSchema = z
  .object({
    items: z.array(
      z.object({
        templateId: z.string(),
        title: z.string(),
        wording: z.string(),
        purpose: z.enum(['service', 'marketing']),
        remaining: z.number().int(),
        /** What the message tells of, `tier-up`. */
        key: z.string().optional(),
        /** After a refusal the phone does not ask by itself until then; null or absent: it may. */
        askAgainFrom: z.number().nullable().optional(),
      }),
    ),
  })
  .meta({ id: 'Subscriptions' });
export type Subscriptions = z.infer<typeof SubscriptionsSchema>;

/** What `wx.requestSubscribeMessage` answered; `requestId` makes a repeated report count once. */
export const SubscriptionReportSchema = z
  .strictObject({
    requestId: z.string().min(8).max(64),
    results: z.record(z.string().max(64), z.enum(['accept', 'reject', 'ban', 'filter'])),
  })
  .meta({ id: 'SubscriptionReport' });
export type SubscriptionReport = z.infer<typeof SubscriptionReportSchema>;

export const NewOrderSchema = z
  .strictObject({
    amountFen: z.number().int().min(1).max(10_000_000),
    description: z.string().min(1).max(60),
    storeId: z.string().max(30).optional(),
  })
  .meta({ id: 'NewOrder' });
export type NewOrder = z.infer<typeof NewOrderSchema>;

/** What `wx.requestPayment` takes, and the order it pays. */
export const OrderPaymentSchema = z
  .object({
    outTradeNo: z.string(),
    payment: z.object({
      timeStamp: z.string(),
      nonceStr: z.string(),
      package: z.string(),
      signType: z.literal('RSA'),
      paySign: z.string(),
    }),
  })
  .meta({ id: 'OrderPayment' });
export type OrderPayment = z.infer<typeof OrderPaymentSchema>;

export const OrderStatusSchema = z
  .object({
    outTradeNo: z.string(),
    state: z.enum(['created', 'paid', 'refunded', 'closed']),
    amountFen: z.number().int(),
    paidAt: z.number().nullable(),
  })
  .meta({ id: 'OrderStatus' });
export type OrderStatus = z.infer<typeof OrderStatusSchema>;
