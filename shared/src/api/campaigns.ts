import { z } from 'zod';
import { needClasses } from '../model/survey.js';
import { pageOf, PageQuerySchema } from './paging.js';
import { TierBadgeSchema } from './tiers.js';

/** What one tier gets. */
export const CampaignOfferSchema = z
  .strictObject({
    tier: z.string().min(1).max(40),
    title: z.string().min(1).max(20),
    body: z.string().min(1).max(60),
    couponTemplateId: z.number().int().nullable(),
  })
  .meta({ id: 'CampaignOffer' });
export type CampaignOffer = z.infer<typeof CampaignOfferSchema>;

export const CampaignDraftSchema = z
  .strictObject({
    name: z.string().min(1).max(40),
    messageTemplateKey: z.string().min(1).max(40),
    offers: z.array(CampaignOfferSchema).min(1).max(10),
    /** Only members of these need classes (D260); none: everybody of the tiers. */
    needs: z.array(z.enum(needClasses)).max(3).default([]),
  })
  .refine((v) => new Set(v.offers.map((o) => o.tier)).size === v.offers.length, {
    message: '每个等级只能有一份内容',
    path: ['offers'],
  })
  .meta({ id: 'CampaignDraft' });
export type CampaignDraft = z.infer<typeof CampaignDraftSchema>;

const keyList = z.string().max(400).optional();

/** Tiers and need classes, each joined by commas. */
export const CampaignAudienceQuerySchema = z.strictObject({
  tiers: keyList,
  needs: z
    .string()
    .regex(/^(function|quality|price)(,(function|quality|price)){0,2}$/)
    .optional(),
});
export type CampaignAudienceQuery = z.infer<typeof CampaignAudienceQuerySchema>;

/** Whom a campaign would be for, told while it is written. */
export const CampaignAudienceSchema = z
  .object({
    /** Active members of the tiers and need classes. */
    members: z.number().int(),
    /** Of these, who want offers. */
    wanting: z.number().int(),
    /** Of these again, who let the shop choose by what it knows of them (D223). */
    choosable: z.number().int(),
    /** Members of the tiers by need class; of the others nothing is known. */
    byNeed: z.array(z.object({ need: z.enum(needClasses), members: z.number().int() })),
  })
  .meta({ id: 'CampaignAudience' });
export type CampaignAudience = z.infer<typeof CampaignAudienceSchema>;

export const CampaignStateSchema = z.enum(['draft', 'running', 'done', 'cancelled']);

/** Who would be reached, told before anything is sent. */
export const CampaignForecastSchema = z
  .object({
    audience: z.number().int(),
    bySubscription: z.number().int(),
    byInboxOnly: z.number().int(),
    suppressed: z.array(z.object({ reason: z.string(), label: z.string(), count: z.number().int() })),
    byTier: z.array(z.object({ tier: TierBadgeSchema, audience: z.number().int(), bySubscription: z.number().int() })),
    /** The most the coupons can cost, in fen, by face value; null where a coupon has none. */
    couponCostFen: z.number().nullable(),
  })
  .meta({ id: 'CampaignForecast' });
export type CampaignForecast = z.infer<typeof CampaignForecastSchema>;

export const OutcomeCountSchema = z
  .object({
    state: z.string(),
    channel: z.string().nullable(),
    reason: z.string().nullable(),
    label: z.string(),
    count: z.number().int(),
  })
  .meta({ id: 'OutcomeCount' });
export type OutcomeCount = z.infer<typeof OutcomeCountSchema>;

export const CampaignSchema = z
  .object({
    id: z.number().int(),
    name: z.string(),
    state: CampaignStateSchema,
    messageTemplateKey: z.string(),
    offers: z.array(CampaignOfferSchema),
    needs: z.array(z.enum(needClasses)),
    createdAt: z.number(),
    createdBy: z.string(),
    launchedAt: z.number().nullable(),
    finishedAt: z.number().nullable(),
    /** From plan to outcome: planned = every member of the chosen tiers at launch. */
    progress: z.object({
      planned: z.number().int(),
      decided: z.number().int(),
      sent: z.number().int(),
      failed: z.number().int(),
      suppressed: z.number().int(),
      unknown: z.number().int(),
    }),
    outcomes: z.array(OutcomeCountSchema),
    byTier: z.array(
      z.object({
        tier: TierBadgeSchema,
        planned: z.number().int(),
        sent: z.number().int(),
        redeemed: z.number().int(),
      }),
    ),
    perMinute: z.array(z.object({ at: z.number(), sent: z.number().int() })),
  })
  .meta({ id: 'Campaign' });
export type Campaign = z.infer<typeof CampaignSchema>;

export const CampaignRowSchema = CampaignSchema.pick({
  id: true,
  name: true,
  state: true,
  createdAt: true,
  createdBy: true,
  launchedAt: true,
  progress: true,
}).meta({ id: 'CampaignRow' });
export type CampaignRow = z.infer<typeof CampaignRowSchema>;
export const CampaignPageSchema = pageOf(CampaignRowSchema).meta({ id: 'CampaignPage' });

export const RecipientQuerySchema = PageQuerySchema.extend({
  state: z.string().max(20).optional(),
  reason: z.string().max(40).optional(),
});
export type RecipientQuery = z.infer<typeof RecipientQuerySchema>;
export const RecipientSchema = z
  .object({
    id: z.number().int(),
    memberId: z.number().int(),
    name: z.string(),
    tier: TierBadgeSchema,
    state: z.string(),
    channel: z.string().nullable(),
    reason: z.string().nullable(),
    label: z.string(),
    at: z.number().nullable(),
  })
  .meta({ id: 'Recipient' });
export type Recipient = z.infer<typeof RecipientSchema>;
export const RecipientPageSchema = pageOf(RecipientSchema).meta({ id: 'RecipientPage' });

export const MessageTemplateSchema = z
  .object({
    key: z.string(),
    title: z.string(),
    purpose: z.enum(['service', 'marketing']),
    wording: z.string(),
    subscriptionTemplateId: z.string().nullable(),
    officialAccountTemplateId: z.string().nullable(),
    fields: z.array(z.object({ key: z.string(), label: z.string() })),
  })
  .meta({ id: 'MessageTemplate' });
export type MessageTemplate = z.infer<typeof MessageTemplateSchema>;
