import { z } from 'zod';
import { pageOf, SearchPageQuerySchema } from './paging.js';

/** Which part of what decides the tier comes from community activity (D251). */
export const CommunityShareSchema = z
  .object({
    metric: z.enum(['growth', 'engagementScore', 'composite']),
    /** `近 12 个月成长值` */
    label: z.string(),
    /** 0–100, one decimal. */
    sharePercent: z.number(),
    /** Growth, points or hundredths of the composite score that came from the community, and of all. */
    amount: z.number(),
    total: z.number(),
    /** `等级中 18.4% 来自社群` */
    sentence: z.string(),
  })
  .meta({ id: 'CommunityShare' });

/** One kind of activity within the deciding window. */
export const ActivityTallySchema = z
  .object({
    activity: z.string(),
    title: z.string(),
    events: z.number().int(),
    /** Of these, as many as the daily cap lets count. */
    counted: z.number().int(),
    growth: z.number(),
    /** In points. */
    score: z.number(),
    /** Why the others do not count: beyond the cap of the day, taken back by the shop, not in the rules. */
    discounted: z.array(z.object({ reason: z.enum(['cap', 'takenBack', 'noRule']), events: z.number().int() })),
  })
  .meta({ id: 'ActivityTally' });

export const EngagementItemSchema = z
  .object({
    id: z.string(),
    at: z.number(),
    title: z.string(),
    activity: z.string(),
    source: z.string(),
    channel: z.string().nullable(),
    evidence: z.string().nullable(),
    growth: z.number(),
    score: z.number(),
    /** Null for what counts. */
    discount: z.enum(['cap', 'takenBack', 'noRule']).nullable(),
  })
  .meta({ id: 'EngagementItem' });
export type EngagementItem = z.infer<typeof EngagementItemSchema>;

export const MemberEngagementSchema = z
  .object({
    /** Null where neither growth nor a score decides. */
    share: CommunityShareSchema.nullable(),
    activities: z.array(ActivityTallySchema),
    /** Newest first, at most 200, of the whole time. */
    items: z.array(EngagementItemSchema),
    /** The latest need class a survey gave. */
    need: z
      .object({
        class: z.enum(['function', 'quality', 'price']),
        title: z.string(),
        at: z.number(),
        survey: z.string(),
      })
      .nullable(),
  })
  .meta({ id: 'MemberEngagement' });
export type MemberEngagement = z.infer<typeof MemberEngagementSchema>;

export const watchStates = ['open', 'kept', 'rejected'] as const;

/** Community activity that looks made up, for a person to judge (D253–D255). */
export const WatchItemSchema = z
  .object({
    kind: z.enum(['invitation', 'flag']),
    /** Of an invitation the friend's number. */
    id: z.number().int(),
    /** `held`: it waits and has counted nothing; `counted`: it counts until somebody rejects it. */
    effect: z.enum(['held', 'counted']),
    signs: z.array(z.enum(['device', 'payer', 'phone', 'burst'])),
    member: z.object({ id: z.number().int(), name: z.string(), cardNo: z.string() }),
    /** Of an invitation the friend. */
    friend: z.object({ id: z.number().int(), name: z.string(), cardNo: z.string() }).nullable(),
    /** What was seen, in words. */
    sentence: z.string(),
    events: z.number().int(),
    foundAt: z.number(),
    state: z.enum(watchStates),
    decidedBy: z.string().nullable(),
    decidedAt: z.number().nullable(),
    reason: z.string().nullable(),
  })
  .meta({ id: 'WatchItem' });
export type WatchItem = z.infer<typeof WatchItemSchema>;
export const WatchPageSchema = pageOf(WatchItemSchema).meta({ id: 'WatchPage' });

export const WatchQuerySchema = SearchPageQuerySchema.extend({
  kind: z.enum(['invitation', 'flag']).default('invitation'),
  state: z.enum([...watchStates, 'all']).default('open'),
});
export type WatchQuery = z.infer<typeof WatchQuerySchema>;

/** `keep`: it is fine, counts; `reject`: what counted is taken back, what waits never counts. */
export const WatchDecisionSchema = z
  .strictObject({ decision: z.enum(['keep', 'reject']), reason: z.string().trim().min(2).max(200) })
  .meta({ id: 'WatchDecision' });
export type WatchDecision = z.infer<typeof WatchDecisionSchema>;
