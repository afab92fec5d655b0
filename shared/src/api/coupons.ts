import { z } from 'zod';
import { pageOf } from './paging.js';

export const CouponTermsSchema = z
  .strictObject({
    kind: z.enum(['cashOff', 'percentOff', 'gift', 'voucher', 'freeShipping']),
    title: z.string().min(1).max(20),
    note: z.string().max(60).default(''),
    amountFen: z.number().int().min(1).max(100_000_000).optional(),
    payPercent: z.number().int().min(1).max(99).optional(),
    capFen: z.number().int().min(1).max(100_000_000).optional(),
    minSpendFen: z.number().int().min(0).max(100_000_000).default(0),
    categories: z.array(z.string().min(1).max(30)).max(50).readonly().default([]),
    stores: z.array(z.string().min(1).max(30)).max(500).readonly().default([]),
    /** Tiers that may use it; absent or empty: every tier. */
    tiers: z.array(z.string().min(1).max(31)).max(10).readonly().optional(),
    blackout: z
      .strictObject({
        weekdays: z.array(z.number().int().min(1).max(7)).max(6).readonly(),
        days: z
          .array(z.strictObject({ from: z.iso.date(), to: z.iso.date() }))
          .max(50)
          .readonly(),
      })
      .optional(),
    stacking: z
      .strictObject({
        group: z.string().min(1).max(20),
        excludes: z.array(z.string().min(1).max(20)).max(20).readonly(),
      })
      .optional(),
    refund: z
      .discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('returnIfValid') }),
        z.strictObject({ kind: z.literal('returnAndExtend'), days: z.number().int().min(1).max(366) }),
        z.strictObject({ kind: z.literal('forfeit') }),
      ])
      .optional(),
  })
  .meta({ id: 'CouponTerms' });

export const CouponTemplateDraftSchema = z
  .strictObject({
    terms: CouponTermsSchema,
    /** Days a coupon lives, counted from the day it is granted; it works to the end of the last one. */
    validDays: z.number().int().min(1).max(1096),
    /** Coupons that may be issued in all; null means no limit. */
    stockTotal: z.number().int().min(1).max(100_000_000).nullable(),
    perMember: z.number().int().min(1).max(1000),
  })
  .meta({ id: 'CouponTemplateDraft' });
export type CouponTemplateDraft = z.infer<typeof CouponTemplateDraftSchema>;

export const CouponTemplateSchema = z
  .object({
    id: z.number().int(),
    key: z.string(),
    terms: CouponTermsSchema,
    validDays: z.number().int(),
    stockTotal: z.number().int().nullable(),
    perMember: z.number().int(),
    active: z.boolean(),
    issued: z.number().int(),
    redeemed: z.number().int(),
    createdAt: z.number(),
  })
  .meta({ id: 'CouponTemplate' });
export type CouponTemplate = z.infer<typeof CouponTemplateSchema>;
export const CouponTemplatePageSchema = pageOf(CouponTemplateSchema).meta({ id: 'CouponTemplatePage' });

export const CouponTemplatePatchSchema = z.strictObject({ active: z.boolean() }).meta({ id: 'CouponTemplatePatch' });
export type CouponTemplatePatch = z.infer<typeof CouponTemplatePatchSchema>;

/** A coupon as the member, the clerk and the console see it. */
export const CouponViewSchema = z
  .object({
    id: z.number().int(),
    code: z.string(),
    terms: CouponTermsSchema,
    /** `issued` and past `expiresAt` reads `expired`. */
    state: z.enum(['usable', 'redeemed', 'expired', 'void']),
    issuedAt: z.number(),
    expiresAt: z.number(),
    redeemedAt: z.number().nullable(),
    /** The store's name. */
    redeemedStore: z.string().nullable(),
    /** Why the member has it: `升级金卡的礼物`, `活动：金卡夏至豆子礼`. */
    origin: z.string(),
  })
  .meta({ id: 'CouponView' });
export type CouponView = z.infer<typeof CouponViewSchema>;
