import { z } from 'zod';
import { InstantSchema } from './instants.js';
import { ProgrammeDraftSchema, ProgrammeVersionSchema } from './programmes.js';

const keyText = (max: number) => z.string().min(1).max(max);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

const FactKeySchema = z.strictObject({ source: keyText(48), externalId: keyText(64) });

/** Whose line it is: any text or whole number; a number means the same as its text. */
const member = z.union([keyText(128), z.number().int()]);

const factFields = {
  member,
  /** With `externalId` what makes the fact unique: of several lines with one key the first in fold order counts (D1). */
  source: keyText(48).default('file'),
  externalId: keyText(64),
  occurredAt: InstantSchema,
  /** When it was reported; `--known-at` leaves out what came later. Absent: when it happened. */
  recordedAt: InstantSchema.optional(),
  storeId: keyText(30).nullable().default(null),
};

const PurchaseLineSchema = z.strictObject({
  ...factFields,
  kind: z.literal('purchase'),
  amountFen: z.number().int().min(1),
  categories: z.array(z.string()).default([]),
  marginFen: z.number().int().optional(),
});
const RefundLineSchema = z.strictObject({
  ...factFields,
  kind: z.literal('refund'),
  amountFen: z.number().int().min(1),
  /** The order it takes back; null or absent: none is known. */
  order: FactKeySchema.nullable().default(null),
});
const EngagementLineSchema = z.strictObject({ ...factFields, kind: z.literal('engagement'), activity: keyText(40) });
const AdjustmentLineSchema = z.strictObject({
  ...factFields,
  kind: z.literal('adjustment'),
  growth: z.number().int(),
  reason: z.string().default(''),
  author: z.string().default(''),
});
const ReferralLineSchema = z.strictObject({ ...factFields, kind: z.literal('referral'), referee: keyText(128) });
const ReversalLineSchema = z.strictObject({ ...factFields, kind: z.literal('reversal'), of: FactKeySchema });

const RegistrationLineSchema = z.strictObject({ member, kind: z.literal('registration'), at: InstantSchema });

/** A tier set by hand: counts from 00:00 of `fromDay` to the end of `untilDay`, or until it is revoked. */
const OverrideLineSchema = z.strictObject({
  member,
  kind: z.literal('override'),
  id: z.union([keyText(20), z.number().int()]),
  override: z.enum(['floor', 'pin']),
  tier: z.string(),
  fromDay: day,
  untilDay: day.nullable().default(null),
  reason: z.string().default(''),
  author: z.string().default(''),
  recordedAt: InstantSchema,
  revokedAt: InstantSchema.nullable().default(null),
});

/** One line of the facts file of `jieti fold`. */
export const FoldLineSchema = z
  .discriminatedUnion('kind', [
    PurchaseLineSchema,
    RefundLineSchema,
    EngagementLineSchema,
    AdjustmentLineSchema,
    ReferralLineSchema,
    ReversalLineSchema,
    RegistrationLineSchema,
    OverrideLineSchema,
  ])
  .meta({ id: 'FoldLine' });
export type FoldLine = z.infer<typeof FoldLineSchema>;

/** A version in a file: its beginning may be written either way. */
export const FoldVersionSchema = ProgrammeVersionSchema.extend({ effectiveFrom: InstantSchema });

/** The programme file of `jieti fold`: all versions of one ladder, one version, or a draft, in force from the beginning. */
export const FoldProgrammeSchema = z
  .union([z.strictObject({ versions: z.array(FoldVersionSchema).min(1) }), FoldVersionSchema, ProgrammeDraftSchema])
  .meta({ id: 'FoldProgramme' });
export type FoldProgramme = z.infer<typeof FoldProgrammeSchema>;

const ReadingSchema = z.object({
  metric: z.string(),
  window: z.looseObject({ kind: z.string() }),
  firstDay: z.number().int().nullable(),
  lastDay: z.number().int(),
  value: z.number(),
  op: z.enum(['>=', '<=', '<']),
  threshold: z.number(),
  holds: z.boolean(),
  facts: z.array(z.string()),
});

const TransitionSchema = z.object({
  kind: z.enum([
    ...(['join', 'upgrade', 'renew', 'graceStart', 'downgrade', 'requalify', 'overrideStart', 'overrideEnd'] as const),
  ]),
  from: z.string().nullable(),
  to: z.string(),
  at: z.number(),
  /** Business days are counted from 1970-01-01 on the calendar of the programme's time zone. */
  day: z.number().int(),
  version: z.number().int(),
  until: z.number().int().nullable(),
  trigger: z.string().nullable(),
  because: z.array(ReadingSchema),
});

const ranked = { tier: z.string(), rank: z.number().int() };

/** One member as `jieti fold` prints them; members who had not joined by then are left out. */
export const FoldedMemberSchema = z
  .object({
    member: z.string(),
    ...ranked,
    computed: z.object(ranked),
    override: z
      .object({ ...ranked, id: z.string(), kind: z.enum(['floor', 'pin']), untilDay: z.number().int().nullable() })
      .nullable(),
    preUpgrade: z.object({ ...ranked, at: z.number() }).nullable(),
    /** Days as `2026-08-31`. */
    since: day,
    until: day.nullable(),
    graceUntil: day.nullable(),
    nextReviewAt: z.number().nullable(),
    version: z.number().int(),
    history: z.array(TransitionSchema),
  })
  .meta({ id: 'FoldedMember' });
export type FoldedMember = z.infer<typeof FoldedMemberSchema>;

/** What `jieti fold --json` prints: members in order of their key. */
export const FoldResultSchema = z
  .object({ asOf: z.number(), knownAt: z.number().nullable(), members: z.array(FoldedMemberSchema) })
  .meta({ id: 'FoldResult' });
export type FoldResult = z.infer<typeof FoldResultSchema>;

/** The JSON Schema files of `docs/schemas`, by name. */
export function foldJsonSchemas(): Readonly<Record<string, object>> {
  const input = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input' });
  return {
    'programme.schema.json': input(FoldProgrammeSchema),
    'fold-facts.schema.json': input(FoldLineSchema),
    'fold-result.schema.json': input(FoldResultSchema),
  };
}
