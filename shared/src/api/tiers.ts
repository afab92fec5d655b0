import { z } from 'zod';
import { WindowSchema } from './programmes.js';

/** How a figure is printed; `score` is in hundredths of a point. */
export const figureUnits = ['fen', 'growth', 'count', 'days', 'categories', 'score'] as const;

/** A tier as screens draw it. */
export const TierBadgeSchema = z
  .object({
    key: z.string(),
    name: z.string(),
    rank: z.number().int(),
    palette: z.enum(['plain', 'silver', 'gold', 'platinum', 'jade']),
  })
  .meta({ id: 'TierBadge' });
export type TierBadge = z.infer<typeof TierBadgeSchema>;

export const PerkViewSchema = z
  .object({
    key: z.string(),
    kind: z.enum(['discount', 'pointsMultiplier', 'birthday', 'exclusive', 'service', 'freeText']),
    title: z.string(),
    note: z.string(),
    /** How often it may be used per calendar month; null or absent: as often as wished. */
    limit: z.number().int().nullable().optional(),
    /** How often it may still be used this month; only of the member's own tier. */
    left: z.number().int().nullable().optional(),
  })
  .meta({ id: 'PerkView' });
export type PerkView = z.infer<typeof PerkViewSchema>;

/** One condition on the way to keep or reach a tier: now / need / left, with its sentence. */
export const ProgressItemSchema = z
  .object({
    metric: z.string(),
    label: z.string(),
    value: z.number(),
    threshold: z.number(),
    left: z.number(),
    holds: z.boolean(),
    /** `fen`, `growth`, `count`, `days`: how to print the three numbers. */
    unit: z.enum(figureUnits),
  })
  .meta({ id: 'ProgressItem' });
export type ProgressItem = z.infer<typeof ProgressItemSchema>;

export const TierProgressSchema = z
  .object({
    tier: TierBadgeSchema,
    /** `all`: every item is needed; `any`: one is enough. */
    mode: z.enum(['all', 'any']),
    items: z.array(ProgressItemSchema),
    holds: z.boolean(),
    /** `再消费 ¥252 保住金卡` */
    sentence: z.string(),
  })
  .meta({ id: 'TierProgress' });
export type TierProgressView = z.infer<typeof TierProgressSchema>;

export const ReadingViewSchema = z
  .object({
    metric: z.string(),
    /** `近 365 天成长值` */
    label: z.string(),
    value: z.number(),
    threshold: z.number(),
    op: z.enum(['>=', '<=', '<']),
    holds: z.boolean(),
    unit: z.enum(figureUnits),
    firstDay: z.string().nullable(),
    lastDay: z.string(),
    /** `source/externalId` of the facts that make up the value. */
    facts: z.array(z.string()),
    /** Of a composite score: what each factor adds, in hundredths of a point. */
    parts: z
      .array(
        z.object({
          metric: z.string(),
          window: WindowSchema,
          value: z.number(),
          cap: z.number(),
          weightPercent: z.number(),
          score: z.number(),
        }),
      )
      .optional(),
  })
  .meta({ id: 'ReadingView' });
export type ReadingView = z.infer<typeof ReadingViewSchema>;

/** One step of a member's life: a tier change or a fact, newest first. */
export const TimelineItemSchema = z
  .object({
    id: z.string(),
    at: z.number(),
    kind: z.enum([
      'join',
      'upgrade',
      'renew',
      'graceStart',
      'downgrade',
      'requalify',
      'overrideStart',
      'overrideEnd',
      'purchase',
      'refund',
      'engagement',
      'adjustment',
      'referral',
      'reversal',
      'message',
      'coupon',
    ]),
    title: z.string(),
    note: z.string(),
    /** Growth this step moved, or null. */
    delta: z.number().nullable(),
    amountFen: z.number().nullable(),
    superseded: z.boolean(),
    /** Of a tier change: the fact that tipped it, as `source/externalId`, or `override/<id>`; null for reviews. */
    trigger: z.string().nullable().optional(),
    readings: z.array(ReadingViewSchema),
    /** `没有这一笔会停在 1,926，差 74`, for a transition a fact tipped. */
    counterfactual: z.string().nullable(),
  })
  .meta({ id: 'TimelineItem' });
export type TimelineItem = z.infer<typeof TimelineItemSchema>;

/** Something a member can do; `fen` is what the largest of the orders comes to. */
const ActionViewSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('purchase'),
    fen: z.number().int(),
    orders: z.number().int(),
    days: z.number().int(),
    categories: z.number().int(),
  }),
  z.object({
    kind: z.literal('activity'),
    activity: z.string(),
    times: z.number().int(),
    days: z.number().int(),
  }),
  z.object({ kind: z.literal('referral'), times: z.number().int() }),
]);

/** What keeps or raises a tier, to the fen: done exactly it does, with one unit less it does not. */
const AdviceViewSchema = z
  .object({
    /** `ways`: each way is enough by itself; `done`, `waiting`: nothing has to be done; `none`: nothing helps in time. */
    kind: z.enum(['done', 'waiting', 'ways', 'none']),
    /** `再消费 ¥86 可保住金卡，截至 6 月 30 日` */
    sentence: z.string(),
    /** The cheapest first; empty unless `kind` is `ways`. */
    ways: z.array(z.object({ sentence: z.string(), cheapest: z.boolean(), actions: z.array(ActionViewSchema) })),
  })
  .meta({ id: 'Advice' });
export type AdviceView = z.infer<typeof AdviceViewSchema>;

export const ExplanationSchema = z
  .object({
    tier: TierBadgeSchema,
    /** `你是金卡，因为 2025 年 8 月 23 日成长值达到 2,012。` */
    sentence: z.string(),
    since: z.string(),
    until: z.string().nullable(),
    graceUntil: z.string().nullable(),
    version: z.number().int(),
    /** The readings that gave the current tier. */
    readings: z.array(ReadingViewSchema),
    keep: TierProgressSchema.nullable(),
    next: TierProgressSchema.nullable(),
    /** `如果从今天起不再消费，8 月 31 日评定时是 1,348，会调整为银卡。` */
    counterfactuals: z.array(z.string()),
    /** The cheapest ways; `keep` is null for a tier without a review, `next` at the top and under a pin. */
    advice: z.object({ keep: AdviceViewSchema.nullable(), next: AdviceViewSchema.nullable() }),
    /** Why it is not higher (absent at the top), and why it is not lower. */
    nonChanges: z.array(z.string()),
    /** What each factor adds to the composite score; empty where the programme has none. */
    contributions: z.array(z.string()),
    /** How much of what decides comes from the community (D251); null where neither growth nor a score decides. */
    community: z.object({ sharePercent: z.number(), sentence: z.string() }).nullable(),
    /** What leaves the window before the review, oldest first. */
    leaving: z.array(z.object({ day: z.string(), delta: z.number(), title: z.string() })),
    timeline: z.array(TimelineItemSchema),
  })
  .meta({ id: 'Explanation' });
export type Explanation = z.infer<typeof ExplanationSchema>;
