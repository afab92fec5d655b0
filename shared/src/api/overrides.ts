import { z } from 'zod';
import { TierBadgeSchema } from './tiers.js';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

export const OverrideViewSchema = z
  .object({
    id: z.number().int(),
    kind: z.enum(['floor', 'pin']),
    tier: TierBadgeSchema,
    from: z.string(),
    until: z.string().nullable(),
    reason: z.string(),
    author: z.string(),
    approvedBy: z.string().nullable(),
    recordedAt: z.number(),
    state: z.enum(['planned', 'active', 'ended', 'revoked']),
    revokedAt: z.number().nullable(),
    revokedBy: z.string().nullable(),
    revokeReason: z.string().nullable(),
  })
  .meta({ id: 'OverrideView' });
export type OverrideView = z.infer<typeof OverrideViewSchema>;

export const OverrideListSchema = z
  .object({
    /** What the facts alone give: exactly this stands when the override ends. */
    computed: TierBadgeSchema,
    effective: TierBadgeSchema,
    /** Newest first. */
    items: z.array(OverrideViewSchema),
    /** Asked for, not yet decided by a second person. */
    pending: z.array(z.object({ approvalId: z.number().int(), summary: z.string(), requestedBy: z.string() })),
  })
  .meta({ id: 'OverrideList' });
export type OverrideList = z.infer<typeof OverrideListSchema>;

/** `from` is today at the earliest; `until` is included. */
export const NewOverrideSchema = z
  .strictObject({
    kind: z.enum(['floor', 'pin']),
    tier: z.string().max(40),
    from: day.optional(),
    until: day.nullable(),
    reason: z.string().trim().min(2).max(200),
    idempotencyKey: z.string().min(8).max(64),
  })
  .meta({ id: 'NewOverride' });
export type NewOverride = z.infer<typeof NewOverrideSchema>;

export const OverrideSetSchema = z
  .union([
    z.object({ kind: z.literal('set'), overrideId: z.number().int() }),
    z.object({ kind: z.literal('approvalNeeded'), approvalId: z.number().int() }),
  ])
  .meta({ id: 'OverrideSet' });
export type OverrideSet = z.infer<typeof OverrideSetSchema>;

export const RevokeOverrideSchema = z
  .strictObject({ reason: z.string().trim().min(2).max(200) })
  .meta({ id: 'RevokeOverride' });
export type RevokeOverride = z.infer<typeof RevokeOverrideSchema>;

/** One ladder a member stands on beside the membership tier. */
export const MemberLadderSchema = z
  .object({
    programme: z.string(),
    name: z.string(),
    ladder: z.enum(['held', 'live']),
    tier: TierBadgeSchema,
    since: z.string(),
    /** `近 365 天净消费 ¥52,300，达到 ¥50,000。` */
    sentence: z.string(),
  })
  .meta({ id: 'MemberLadder' });
export type MemberLadder = z.infer<typeof MemberLadderSchema>;
export const MemberLaddersSchema = z.object({ items: z.array(MemberLadderSchema) }).meta({ id: 'MemberLadders' });
export type MemberLadders = z.infer<typeof MemberLaddersSchema>;
