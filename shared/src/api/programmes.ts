import { z } from 'zod';

export const WindowSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('lifetime') }),
  z.strictObject({ kind: z.literal('rolling'), days: z.number().int().min(1).max(3660) }),
  z.strictObject({ kind: z.literal('calendarMonth') }),
  z.strictObject({ kind: z.literal('calendarQuarter') }),
  z.strictObject({ kind: z.literal('calendarYear') }),
  z.strictObject({ kind: z.literal('sinceTierStart') }),
  z.strictObject({ kind: z.literal('membershipYear') }),
]);

const partMetrics = [
  'netSpend',
  'orderCount',
  'ordersPerMonth',
  'averageOrder',
  'visitDays',
  'categoryCount',
  'growth',
  'engagementScore',
  'referralsConverted',
  'profit',
  'interestCount',
] as const;
const metrics = [...partMetrics, 'recencyDays', 'composite', 'memberDays'] as const;

export const ConditionSchema = z.strictObject({
  kind: z.literal('condition'),
  metric: z.enum(metrics),
  window: WindowSchema,
  op: z.enum(['>=', '<=', '<']).default('>='),
  value: z.number().min(0),
});

type RuleInput = z.infer<typeof ConditionSchema> | { kind: 'all' | 'any'; rules: RuleInput[] };
const RuleSchema: z.ZodType<RuleInput> = z.lazy(() =>
  z.union([ConditionSchema, z.strictObject({ kind: z.enum(['all', 'any']), rules: z.array(RuleSchema).max(20) })]),
);

const TierSchema = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/),
  name: z.string().min(1).max(20),
  colours: z.strictObject({ palette: z.enum(['plain', 'silver', 'gold', 'platinum', 'jade']) }),
  entry: RuleSchema,
  retention: RuleSchema.nullable(),
  validity: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('forever') }),
    z.strictObject({ kind: z.literal('days'), days: z.number().int().min(1).max(3660) }),
    z.strictObject({ kind: z.literal('calendarYearEnd') }),
    z.strictObject({ kind: z.literal('anniversary') }),
  ]),
  graceDays: z.number().int().min(0).max(366),
  downgrade: z.enum(['oneStep', 'toQualified', 'toBase']),
  perks: z.array(
    z.strictObject({
      key: z.string(),
      kind: z.enum(['discount', 'pointsMultiplier', 'birthday', 'exclusive', 'service', 'freeText']),
      title: z.string().max(20),
      note: z.string().max(40),
      payPercent: z.number().int().min(1).max(99).optional(),
      categories: z.array(z.string()).optional(),
      multiplierPercent: z.number().int().min(101).max(1000).optional(),
      couponTemplate: z.string().min(1).max(40).optional(),
      monthlyLimit: z.number().int().min(1).max(1000).optional(),
    }),
  ),
  gifts: z.array(z.string()),
});

/** A draft as `jieti what-if --draft FILE` and the designer send it; version and date come with publishing. */
export const ProgrammeDraftSchema = z
  .strictObject({
    programme: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/),
    name: z.string().min(1).max(40),
    ladder: z.enum(['held', 'live']),
    timeZone: z.string().default('Asia/Shanghai'),
    refundPolicy: z.enum(['immediate', 'atReview', 'provisional']),
    returnWindowDays: z.number().int().min(0).max(366).optional(),
    usedGifts: z.enum(['keep', 'debt']).optional(),
    growth: z.strictObject({
      perYuan: z.number().min(0).max(1000),
      engagement: z.array(
        z.strictObject({ activity: z.string(), growth: z.number().int().min(0), dailyCap: z.number().int().min(1) }),
      ),
      streakDays: z.number().int().min(2).max(366).optional(),
    }),
    engagementScore: z
      .strictObject({
        halfLifeDays: z.number().int().min(1).max(3660).nullable(),
        kinds: z.array(
          z.strictObject({ activity: z.string(), weight: z.number().int().min(0), dailyCap: z.number().int().min(1) }),
        ),
      })
      .optional(),
    composite: z
      .array(
        z.strictObject({
          metric: z.enum(partMetrics),
          window: WindowSchema,
          weightPercent: z.number().int().min(0).max(100),
          cap: z.number().positive(),
        }),
      )
      .max(10)
      .optional(),
    marginPercent: z.number().int().min(0).max(100).optional(),
    reviewOn: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/)
      .optional(),
    tiers: z.array(TierSchema).min(2).max(10),
    mapping: z.record(z.string(), z.string()).optional(),
    onPublish: z.enum(['keep', 'requalify']).optional(),
  })
  .meta({ id: 'ProgrammeDraft' });
export type ProgrammeDraft = z.infer<typeof ProgrammeDraftSchema>;

export const ProgrammeVersionSchema = ProgrammeDraftSchema.extend({
  version: z.number().int(),
  effectiveFrom: z.number(),
}).meta({ id: 'ProgrammeVersion' });
export type ProgrammeVersionView = z.infer<typeof ProgrammeVersionSchema>;

export const WhatIfResultSchema = z
  .object({
    asOf: z.string(),
    members: z.number().int(),
    counts: z.array(z.object({ tier: z.string(), name: z.string(), members: z.number().int() })),
    matrix: z.array(z.object({ from: z.string(), to: z.string(), members: z.number().int() })),
  })
  .meta({ id: 'WhatIfResult' });
export type WhatIfResult = z.infer<typeof WhatIfResultSchema>;

export const ProgrammeSchema = z
  .object({
    /** Version in force now. */
    current: z.number().int(),
    versions: z.array(ProgrammeVersionSchema),
  })
  .meta({ id: 'Programme' });
export type Programme = z.infer<typeof ProgrammeSchema>;
