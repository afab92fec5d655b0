import { z } from 'zod';
import { pageOf, PageQuerySchema } from './paging.js';
import { ReadingViewSchema, TierBadgeSchema } from './tiers.js';

/** Why a member is listed: raised or lowered at once, lowered at the next review by today's figures, or nearly there. */
export const WhatIfMoveSchema = z.enum(['up', 'down', 'later', 'near']);
export type WhatIfMove = z.infer<typeof WhatIfMoveSchema>;

const FlowSchema = z.object({ from: z.string(), to: z.string(), members: z.number().int() });

export const WhatIfOutcomeSchema = z
  .object({
    /** Facts recorded up to here were folded. */
    factsUntil: z.number(),
    members: z.number().int(),
    /** Tiers of the draft, base first; `before` under the published versions at the same instant. */
    counts: z.array(
      z.object({
        tier: z.string(),
        name: z.string(),
        palette: z.string(),
        before: z.number().int(),
        after: z.number().int(),
        /** As `after`, once everybody has been reviewed with today's figures. */
        later: z.number().int(),
      }),
    ),
    /** Tier before → tier at the instant the draft comes into force; exactly what publishing does. */
    matrix: z.array(FlowSchema),
    /** Tier before → tier once everybody has been reviewed by the draft with today's figures. */
    laterMatrix: z.array(FlowSchema),
    up: z.number().int(),
    down: z.number().int(),
    later: z.number().int(),
    near: z.number().int(),
    byStore: z.array(
      z.object({
        store: z.string().nullable(),
        name: z.string(),
        members: z.number().int(),
        up: z.number().int(),
        down: z.number().int(),
        later: z.number().int(),
      }),
    ),
    /** Upgrade gifts that would be granted now: face value in fen, 0 where a gift has none. */
    gifts: z.array(
      z.object({ template: z.string(), title: z.string(), coupons: z.number().int(), costFen: z.number().int() }),
    ),
    giftCostFen: z.number().int(),
    /** Notices to everybody whose tier changes, against the consents in hand. */
    messages: z.object({
      needed: z.number().int(),
      subscription: z.number().int(),
      officialAccount: z.number().int(),
      inboxOnly: z.number().int(),
    }),
    /** Of everybody after the change, so that two runs, or a run and its publication, can be compared. */
    hash: z.string(),
    seconds: z.number(),
  })
  .meta({ id: 'WhatIfOutcome' });
export type WhatIfOutcome = z.infer<typeof WhatIfOutcomeSchema>;

export const WhatIfRunSchema = z
  .object({
    id: z.number().int(),
    draftId: z.number().int().nullable(),
    programme: z.string(),
    definitionHash: z.string(),
    basedOn: z.number().int().nullable(),
    effectiveFrom: z.number(),
    jobId: z.number().int().nullable(),
    state: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
    done: z.number().int(),
    total: z.number().int().nullable(),
    createdBy: z.string(),
    createdAt: z.number(),
    finishedAt: z.number().nullable(),
    /** Why it failed. */
    error: z.string().nullable(),
    /** False once the draft was changed or another version came in between: it no longer opens publishing. */
    current: z.boolean(),
    result: WhatIfOutcomeSchema.nullable(),
  })
  .meta({ id: 'WhatIfRun' });
export type WhatIfRun = z.infer<typeof WhatIfRunSchema>;

export const NewWhatIfRunSchema = z
  .strictObject({
    revision: z.number().int(),
    effectiveOn: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/)
      .optional(),
  })
  .meta({ id: 'NewWhatIfRun' });
export type NewWhatIfRun = z.infer<typeof NewWhatIfRunSchema>;

export const WhatIfMembersQuerySchema = PageQuerySchema.extend({
  kind: WhatIfMoveSchema,
  from: z.string().max(40).optional(),
  to: z.string().max(40).optional(),
});
export type WhatIfMembersQuery = z.infer<typeof WhatIfMembersQuerySchema>;

export const WhatIfMemberSchema = z
  .object({
    memberId: z.number().int(),
    name: z.string(),
    cardNo: z.string(),
    from: TierBadgeSchema,
    to: TierBadgeSchema,
    /** The condition that decides, with value and threshold under the draft. */
    reading: ReadingViewSchema.nullable(),
    /** `差 46 成长值` */
    gap: z.string().nullable(),
  })
  .meta({ id: 'WhatIfMember' });
export type WhatIfMember = z.infer<typeof WhatIfMemberSchema>;
export const WhatIfMemberPageSchema = pageOf(WhatIfMemberSchema).meta({ id: 'WhatIfMemberPage' });

export const WhatIfExportSchema = z.strictObject({ reason: z.string().trim().min(2).max(100) });
export type WhatIfExport = z.infer<typeof WhatIfExportSchema>;

/** How one figure is spread over all members today: what a threshold would cut. */
export const DistributionSchema = z
  .object({
    label: z.string(),
    unit: z.string(),
    members: z.number().int(),
    binWidth: z.number(),
    bins: z.array(
      z.object({
        from: z.number(),
        /** Members in the bin by the tier they hold today. */
        tiers: z.record(z.string(), z.number().int()),
        members: z.number().int(),
      }),
    ),
    /** At every percent from 0 to 100. */
    quantiles: z.array(z.number()),
    /** Read from a part of the members and scaled up to all of them. */
    sampled: z.boolean().optional(),
  })
  .meta({ id: 'Distribution' });
export type Distribution = z.infer<typeof DistributionSchema>;
