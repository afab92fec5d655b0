import { z } from 'zod';
import { pageOf, SearchPageQuerySchema } from './paging.js';
import { TierBadgeSchema } from './tiers.js';

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const day = z.iso.date();

/** `search` looks for a card number or the beginning of a name. */
export const PerkUseQuerySchema = SearchPageQuerySchema.extend({
  perk: z.string().max(40).optional(),
  tier: z.string().max(31).optional(),
  store: z.string().max(30).optional(),
  member: z.coerce.number().int().min(1).optional(),
  /** Both days included. */
  from: day.optional(),
  to: day.optional(),
});
export type PerkUseQuery = z.infer<typeof PerkUseQuerySchema>;
export const PerkUseExportQuerySchema = PerkUseQuerySchema.omit({ cursor: true, limit: true });
export type PerkUseExportQuery = z.infer<typeof PerkUseExportQuerySchema>;

export const PerkUseSchema = z
  .object({
    id: z.number().int(),
    at: z.number(),
    perkKey: z.string(),
    /** As it was called when it was used. */
    title: z.string(),
    tier: TierBadgeSchema,
    member: z.object({ id: z.number().int(), name: z.string(), cardNo: z.string() }),
    storeId: z.string().nullable(),
    storeName: z.string().nullable(),
    staff: z.string(),
    device: z.string().nullable(),
    undoneAt: z.number().nullable(),
  })
  .meta({ id: 'PerkUse' });
export type PerkUse = z.infer<typeof PerkUseSchema>;
export const PerkUsePageSchema = pageOf(PerkUseSchema).meta({ id: 'PerkUsePage' });

export const PerkReportQuerySchema = z.strictObject({ month: month.optional() });
export type PerkReportQuery = z.infer<typeof PerkReportQuerySchema>;

/** Uses of a month that were not undone, by perk and tier. */
export const PerkReportSchema = z
  .object({
    month,
    items: z.array(
      z.object({
        perkKey: z.string(),
        title: z.string(),
        tier: TierBadgeSchema,
        uses: z.number().int(),
        members: z.number().int(),
      }),
    ),
  })
  .meta({ id: 'PerkReport' });
export type PerkReport = z.infer<typeof PerkReportSchema>;

/** A day of the year; `year` only where the member wants to tell it. */
export const BirthdaySchema = z
  .strictObject({
    month: z.number().int().min(1).max(12),
    day: z.number().int().min(1).max(31),
    year: z.number().int().min(1900).max(2100).optional(),
  })
  .meta({ id: 'Birthday' });
export type Birthday = z.infer<typeof BirthdaySchema>;

export const MyBirthdaySchema = z
  .object({
    birthday: BirthdaySchema.nullable(),
    /** First day on which it may be changed, as `2027-01-01`; null: now. */
    changeableFrom: day.nullable(),
    /** `生日当天送「生日券」，2 月 29 日生日平年在 2 月 28 日。` null: the tier brings nothing on the day. */
    note: z.string().nullable(),
  })
  .meta({ id: 'MyBirthday' });
export type MyBirthday = z.infer<typeof MyBirthdaySchema>;

/** What a member did that looks like farming: buy, rise, use the gift, give the order back. */
export const FarmingFlagSchema = z
  .object({
    id: z.number().int(),
    member: z.object({ id: z.number().int(), name: z.string(), cardNo: z.string() }),
    tier: TierBadgeSchema,
    foundAt: z.number(),
    state: z.enum(['open', 'dismissed']),
    /** `7 月 1 日消费 ¥500.00 升级金卡，7 月 2 日用掉「手冲券」，7 月 3 日退款 ¥500.00。` */
    sentence: z.string(),
    evidence: z.object({
      /** `source/externalId` */
      purchase: z.string(),
      purchasedAt: z.number().nullable(),
      amountFen: z.number().int().nullable(),
      refund: z.string(),
      refundedAt: z.number(),
      refundedFen: z.number().int().nullable(),
      gifts: z.array(
        z.object({
          couponId: z.number().int(),
          title: z.string(),
          usedAt: z.number(),
          storeId: z.string().nullable(),
          points: z.number().int(),
        }),
      ),
    }),
    /** How often this member has been flagged, this one included. */
    times: z.number().int(),
    dismissedBy: z.string().nullable(),
    dismissedAt: z.number().nullable(),
    reason: z.string().nullable(),
  })
  .meta({ id: 'FarmingFlag' });
export type FarmingFlag = z.infer<typeof FarmingFlagSchema>;
export const FarmingPageSchema = pageOf(FarmingFlagSchema).meta({ id: 'FarmingPage' });

export const FarmingQuerySchema = SearchPageQuerySchema.extend({
  state: z.enum(['open', 'dismissed', 'all']).default('open'),
});
export type FarmingQuery = z.infer<typeof FarmingQuerySchema>;

export const FarmingDismissalSchema = z
  .strictObject({ reason: z.string().trim().min(2).max(200) })
  .meta({ id: 'FarmingDismissal' });
export type FarmingDismissal = z.infer<typeof FarmingDismissalSchema>;
