import { z } from 'zod';
import { ConditionSchema, WindowSchema } from './programmes.js';

/** Whether the standards still separate members (T13). */
export const RuleHealthSchema = z
  .object({
    programme: z.string(),
    version: z.number().int(),
    asOf: z.number(),
    members: z.number().int(),
    reviewOn: z.string().nullable(),
    reviewOverdue: z.boolean(),
    tiers: z.array(
      z.object({
        key: z.string(),
        name: z.string(),
        palette: z.string(),
        members: z.number().int(),
        /** Of all members, 0–1. */
        share: z.number(),
        /** Within 5 % below the entry threshold: bunching there says that people aim at it. */
        justBelow: z.number().int(),
        justAbove: z.number().int(),
        /** Would not be kept by today's figures when their review comes within 30 days. */
        aboutToFall: z.number().int(),
        /** Of those here a year ago (or at the earliest known day), the share without an order for 90 days. */
        silentShare: z.number(),
      }),
    ),
    /** Most pressing first. */
    findings: z.array(
      z.object({
        kind: z.enum([
          'crowded',
          'empty',
          'bunching',
          'overlap',
          'aboutToFall',
          'silent',
          'reviewOverdue',
          'reviewUnset',
        ]),
        severity: z.enum(['alarm', 'warning', 'note']),
        tier: z.string().nullable(),
        sentence: z.string(),
      }),
    ),
    /** Other cut points, each with the shares it would give; opening one makes a draft to try. */
    proposals: z.array(
      z.object({
        id: z.enum(['quantile', 'naturalBreaks', 'kMeans']),
        title: z.string(),
        label: z.string(),
        unit: z.string(),
        cuts: z.array(z.object({ tier: z.string(), name: z.string(), now: z.number(), proposed: z.number() })),
        shares: z.array(z.object({ tier: z.string(), name: z.string(), share: z.number() })),
      }),
    ),
  })
  .meta({ id: 'RuleHealth' });
export type RuleHealth = z.infer<typeof RuleHealthSchema>;

/** The shares a shop aims at, base tier first; defaults fall steeply. */
export const DraftFromProposalSchema = z
  .strictObject({ proposal: z.enum(['quantile', 'naturalBreaks', 'kMeans']) })
  .meta({ id: 'DraftFromProposal' });
export type DraftFromProposal = z.infer<typeof DraftFromProposalSchema>;

/** Which figure of today's members; `bins` is how many bars are wanted, about. */
export const DistributionQuerySchema = z
  .strictObject({
    metric: ConditionSchema.shape.metric,
    window: WindowSchema,
    bins: z.number().int().min(5).max(100).default(40),
  })
  .meta({ id: 'DistributionQuery' });
export type DistributionQuery = z.infer<typeof DistributionQuerySchema>;
