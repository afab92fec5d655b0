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

const dayText = z.iso.date();

/** How long a coupon works; days of the shop's calendar, both ends included. */
export const CouponValiditySchema = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('days'),
      /** Days it works, counted from the first on which it does. */
      days: z.number().int().min(1).max(1096),
      /** Days after the day of the grant on which it begins to work; 0: at once. */
      startDelayDays: z.number().int().min(0).max(366),
    }),
    z.strictObject({ kind: z.literal('fixed'), from: dayText, to: dayText }),
  ])
  .meta({ id: 'CouponValidity' });

/** How members take coupons of a template in the claim centre. */
export const ClaimOfferSchema = z
  .strictObject({
    /** Half-open; null: no limit on that side. */
    from: z.number().int().nullable(),
    until: z.number().int().nullable(),
    /** Empty: every tier. */
    tiers: z.array(z.string().min(1).max(31)).max(10).readonly(),
    /** 0: free. */
    pointsPrice: z.number().int().min(0).max(10_000_000),
  })
  .meta({ id: 'ClaimOffer' });
export type ClaimOffer = z.infer<typeof ClaimOfferSchema>;

const stock = z.number().int().min(1).max(100_000_000).nullable();
const perMember = z.number().int().min(1).max(1000);
const perDay = z.number().int().min(1).max(100_000_000).nullable();

export const CouponTemplateDraftSchema = z
  .strictObject({
    terms: CouponTermsSchema,
    validity: CouponValiditySchema,
    /** Coupons that may be issued in all; null means no limit. */
    stockTotal: stock,
    perMember,
    /** Coupons that may be issued on one business day, what is reserved for codes and grants to many apart. */
    perDay: perDay.optional(),
    /** null or absent: not in the claim centre. */
    claim: ClaimOfferSchema.nullable().optional(),
  })
  .meta({ id: 'CouponTemplateDraft' });
export type CouponTemplateDraft = z.infer<typeof CouponTemplateDraftSchema>;

export const CouponTemplateSchema = z
  .object({
    id: z.number().int(),
    key: z.string(),
    /** Counts up with every change of `terms` or `validity`; issued coupons keep what they were issued with. */
    version: z.number().int(),
    terms: CouponTermsSchema,
    validity: CouponValiditySchema,
    stockTotal: z.number().int().nullable(),
    perMember: z.number().int(),
    perDay: z.number().int().nullable(),
    claim: ClaimOfferSchema.nullable(),
    active: z.boolean(),
    issued: z.number().int(),
    /** Promised to codes and to grants under way, not issued yet. */
    reserved: z.number().int(),
    redeemed: z.number().int(),
    createdAt: z.number(),
  })
  .meta({ id: 'CouponTemplate' });
export type CouponTemplate = z.infer<typeof CouponTemplateSchema>;
export const CouponTemplatePageSchema = pageOf(CouponTemplateSchema).meta({ id: 'CouponTemplatePage' });

/** What is absent stays. `terms` and `validity` make a new version; `version` says which one was looked at. */
export const CouponTemplatePatchSchema = z
  .strictObject({
    active: z.boolean().optional(),
    terms: CouponTermsSchema.optional(),
    validity: CouponValiditySchema.optional(),
    stockTotal: stock.optional(),
    perMember: perMember.optional(),
    perDay: perDay.optional(),
    claim: ClaimOfferSchema.nullable().optional(),
    version: z.number().int().optional(),
  })
  .meta({ id: 'CouponTemplatePatch' });
export type CouponTemplatePatch = z.infer<typeof CouponTemplatePatchSchema>;

export const CouponTemplateVersionSchema = z
  .object({
    version: z.number().int(),
    terms: CouponTermsSchema,
    validity: CouponValiditySchema,
    createdAt: z.number(),
    createdBy: z.string(),
  })
  .meta({ id: 'CouponTemplateVersion' });
export type CouponTemplateVersion = z.infer<typeof CouponTemplateVersionSchema>;
export const CouponTemplateVersionsSchema = z
  .object({ items: z.array(CouponTemplateVersionSchema) })
  .meta({ id: 'CouponTemplateVersions' });

/** A coupon as the member, the clerk and the console see it. */
export const CouponViewSchema = z
  .object({
    id: z.number().int(),
    code: z.string(),
    terms: CouponTermsSchema,
    /** `issued` and past `expiresAt` reads `expired`. */
    state: z.enum(['usable', 'redeemed', 'expired', 'void']),
    issuedAt: z.number(),
    /** The first instant at which it works; later than now: it is the member's already, and does not work yet. */
    worksFrom: z.number(),
    expiresAt: z.number(),
    redeemedAt: z.number().nullable(),
    /** The store's name. */
    redeemedStore: z.string().nullable(),
    /** Why the member has it: `升级金卡的礼物`, `活动：金卡夏至豆子礼`. */
    origin: z.string(),
    /** `可与其他“饮品”券同用`; null: it stands alone on a bill. */
    stackingNote: z.string().nullable(),
    /** What becomes of it when the order is given back. */
    refundNote: z.string(),
    /** `周六、周日不可用`; null: every day. */
    blackoutNote: z.string().nullable(),
    /** What last happened to it that its owner should know: `退款退回，2026.06.12`, `门店作废：活动取消`. */
    latestNote: z.string().nullable().optional(),
  })
  .meta({ id: 'CouponView' });
export type CouponView = z.infer<typeof CouponViewSchema>;

/** Where a template's coupons are. */
export const CouponFunnelSchema = z
  .object({
    /** Ever, by whatever way; `claimed` of them were taken by members themselves. */
    issued: z.number().int(),
    claimed: z.number().int(),
    /** Used, and not given back since. */
    redeemed: z.number().int(),
    /** How often a use was taken back. */
    reversed: z.number().int(),
    expired: z.number().int(),
    voided: z.number().int(),
    /** The latest 60 days with anything on them, oldest first. */
    byDay: z.array(z.object({ day: z.string(), issued: z.number().int(), redeemed: z.number().int() })),
  })
  .meta({ id: 'CouponFunnel' });
export type CouponFunnel = z.infer<typeof CouponFunnelSchema>;

export const CouponVoidSchema = z.strictObject({ reason: z.string().trim().min(2).max(60) }).meta({ id: 'CouponVoid' });
export type CouponVoid = z.infer<typeof CouponVoidSchema>;

/** `voided` when it happened now, `repeated` when it was void already. */
export const CouponVoidResultSchema = z
  .object({ outcome: z.enum(['voided', 'repeated']) })
  .meta({ id: 'CouponVoidResult' });
export type CouponVoidResult = z.infer<typeof CouponVoidResultSchema>;
