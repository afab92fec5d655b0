import { z } from 'zod';
import { ExplanationSchema, TierBadgeSchema } from './tiers.js';

/**
 * `asOf`: a day as `2026-08-31`, meant to its end, or an instant (epoch milliseconds or ISO 8601 with offset); now when
 * absent. `knownAt`, likewise: what was recorded later is left out.
 */
export const PointInTimeQuerySchema = z.strictObject({
  asOf: z.string().max(40).optional(),
  knownAt: z.string().max(40).optional(),
});
export type PointInTimeQuery = z.infer<typeof PointInTimeQuerySchema>;

/** Where a member stood at an instant, by what was known at another. */
export const PointInTimeSchema = z
  .object({
    asOf: z.number(),
    knownAt: z.number().nullable(),
    /** What the facts alone gave; `explanation.tier` is what counted. */
    computed: TierBadgeSchema,
    /** The tier set by hand that decided, or null. */
    override: z
      .object({ id: z.number().int(), kind: z.enum(['floor', 'pin']), until: z.string().nullable() })
      .nullable(),
    /** What the orders then within their return window would have given. */
    preUpgrade: z.object({ tier: TierBadgeSchema, on: z.string(), sentence: z.string() }).nullable(),
    explanation: ExplanationSchema,
  })
  .meta({ id: 'PointInTime' });
export type PointInTime = z.infer<typeof PointInTimeSchema>;
