import { z } from 'zod';
import { pageOf, PageQuerySchema } from './paging.js';

const key = z.string().regex(/^[\w-]{1,40}$/);
const points = z.number().int().min(1).max(100_000_000);

const RuleFields = {
  key,
  title: z.string().trim().min(1).max(40),
  tiers: z.array(z.string().min(1).max(31)).max(10).readonly(),
  from: z.number().int().min(0).nullable(),
  until: z.number().int().min(0).nullable(),
  cap: z.strictObject({ points, period: z.enum(['day', 'month', 'always']) }).nullable(),
  budget: z.number().int().min(1).max(1_000_000_000_000).nullable(),
};

export const EarningRuleSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('spend'),
      ...RuleFields,
      points,
      perFen: z.number().int().min(1).max(100_000_000),
      categories: z.array(z.string().min(1).max(30)).max(50).readonly(),
      stores: z.array(z.string().min(1).max(30)).max(500).readonly(),
      multiplied: z.boolean(),
    }),
    z.strictObject({ kind: z.literal('engagement'), ...RuleFields, activity: z.string().min(1).max(40), points }),
  ])
  .meta({ id: 'EarningRule' });

/** Points rules as they are written: the version, the day and the shop's time zone come with publishing. */
export const PointsRulesDraftSchema = z
  .strictObject({
    earning: z.array(EarningRuleSchema).max(50).readonly(),
    pendingDays: z.number().int().min(0).max(366),
    expiry: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('never') }),
      z.strictObject({ kind: z.literal('days'), days: z.number().int().min(1).max(3660) }),
      z.strictObject({ kind: z.literal('months'), months: z.number().int().min(0).max(120) }),
      z.strictObject({ kind: z.literal('yearEnd'), years: z.number().int().min(0).max(10) }),
    ]),
    spending: z
      .strictObject({
        points,
        fen: z.number().int().min(1).max(100_000_000),
        maxPercent: z.number().int().min(1).max(100),
        minBillFen: z.number().int().min(0).max(100_000_000),
      })
      .nullable(),
    restoredDays: z.number().int().min(0).max(366),
  })
  .meta({ id: 'PointsRulesDraft' });
export type PointsRulesDraft = z.infer<typeof PointsRulesDraftSchema>;

export const PointsRulesSchema = PointsRulesDraftSchema.extend({
  version: z.number().int(),
  effectiveFrom: z.number().int(),
  timeZone: z.string(),
}).meta({ id: 'PointsRules' });

export const PointsRulesVersionSchema = z
  .object({ rules: PointsRulesSchema, note: z.string(), publishedBy: z.string(), publishedAt: z.number() })
  .meta({ id: 'PointsRulesVersion' });
export type PointsRulesVersion = z.infer<typeof PointsRulesVersionSchema>;

/** Newest first in `history`: versions that have been in force and are no longer. */
export const PointsRulesBookSchema = z
  .object({
    current: PointsRulesVersionSchema.nullable(),
    upcoming: z.array(PointsRulesVersionSchema),
    history: z.array(PointsRulesVersionSchema),
  })
  .meta({ id: 'PointsRulesBook' });
export type PointsRulesBook = z.infer<typeof PointsRulesBookSchema>;

/** `effectiveFrom` null: at once. Refused: points_rules_invalid (details: `earning.2.points` …), points_rules_past. */
export const PublishPointsRulesSchema = z
  .strictObject({
    rules: PointsRulesDraftSchema,
    effectiveFrom: z.number().int().min(0).nullable(),
    note: z.string().trim().min(1).max(200),
  })
  .meta({ id: 'PublishPointsRules' });
export type PublishPointsRules = z.infer<typeof PublishPointsRulesSchema>;

/** How far each earning rule in force has been used. */
export const PointsUsageSchema = z
  .object({
    asOf: z.number(),
    items: z.array(
      z.object({
        key: z.string(),
        title: z.string(),
        /** Points given so far under this key, by every version; what refunds took back stays counted. */
        given: z.number().int(),
        /** Members who got some. */
        members: z.number().int(),
        budget: z.number().int().nullable(),
        /** null: no budget. */
        left: z.number().int().nullable(),
      }),
    ),
  })
  .meta({ id: 'PointsUsage' });
export type PointsUsage = z.infer<typeof PointsUsageSchema>;

const ExpiringSchema = z.object({ points: z.number().int(), expiresOn: z.string() });

export const MyPointsSchema = z
  .object({
    /** What the member has: available and pending, less the debt. */
    balance: z.number().int(),
    available: z.number().int(),
    pending: z.number().int(),
    debt: z.number().int(),
    unit: z.literal('积分'),
    /** `100 积分抵 ¥1`; null where points are not money off. */
    cashNote: z.string().nullable(),
    /** Soonest first; the last day on which they count. */
    expiring: z.array(ExpiringSchema),
    /** How the member's tier earns, by the rules in force. */
    earningNote: z.array(z.string()),
  })
  .meta({ id: 'MyPoints' });
export type MyPoints = z.infer<typeof MyPointsSchema>;

const entryKinds = ['earn', 'spend', 'takeBack', 'restore', 'expire', 'adjust', 'transfer'] as const;

export const PointsEntryQuerySchema = PageQuerySchema.extend({ kind: z.enum(entryKinds).optional() });
export type PointsEntryQuery = z.infer<typeof PointsEntryQuerySchema>;

export const PointsItemSchema = z
  .object({
    id: z.string(),
    at: z.number(),
    kind: z.enum(entryKinds),
    title: z.string(),
    note: z.string(),
    delta: z.number().int(),
    /** The day from which these points may be spent; null where they may already. */
    pendingUntil: z.string().nullable(),
  })
  .meta({ id: 'PointsItem' });
export type PointsItem = z.infer<typeof PointsItemSchema>;
export const PointsItemPageSchema = pageOf(PointsItemSchema).meta({ id: 'PointsItemPage' });

export const PointsMonthQuerySchema = z.strictObject({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/) });
export type PointsMonthQuery = z.infer<typeof PointsMonthQuerySchema>;

/** opening + every movement = closing; what left is negative. Transfers count as adjusted. */
export const PointsStatementSchema = z
  .object({
    month: z.string(),
    opening: z.number().int(),
    earned: z.number().int(),
    spent: z.number().int(),
    takenBack: z.number().int(),
    restored: z.number().int(),
    expired: z.number().int(),
    adjusted: z.number().int(),
    closing: z.number().int(),
  })
  .meta({ id: 'PointsStatement' });
export type PointsStatement = z.infer<typeof PointsStatementSchema>;

/** A member's points as the console shows them. */
export const MemberPointsSchema = z
  .object({
    balance: z.number().int(),
    available: z.number().int(),
    pending: z.number().int(),
    debt: z.number().int(),
    expiring: z.array(ExpiringSchema),
    /** Lots with something left, oldest end first. */
    lots: z.array(
      z.object({
        id: z.number().int(),
        title: z.string(),
        earned: z.number().int(),
        remaining: z.number().int(),
        state: z.enum(['available', 'pending', 'ended']),
        availableAt: z.number(),
        expiresAt: z.number().nullable(),
      }),
    ),
    entries: pageOf(
      PointsItemSchema.extend({
        /** `fact` with `source/number`, `sale`, `console` …: what moved them. */
        cause: z.string(),
        rulesVersion: z.number().int(),
        /** Who moved them by hand. */
        actor: z.string().nullable(),
      }),
    ),
    /** Asked for, not yet decided by a second person. */
    approvals: z.array(z.object({ approvalId: z.number().int(), summary: z.string(), requestedBy: z.string() })),
  })
  .meta({ id: 'MemberPoints' });
export type MemberPoints = z.infer<typeof MemberPointsSchema>;

const byHand = { reason: z.string().trim().min(2).max(200), idempotencyKey: z.string().min(8).max(64) };

/** What is taken and not there is owed: the next points pay it. */
export const AdjustPointsSchema = z
  .strictObject({
    delta: z
      .number()
      .int()
      .min(-10_000_000)
      .max(10_000_000)
      .refine((delta) => delta !== 0, { message: '调整的积分不能是 0。' }),
    ...byHand,
  })
  .meta({ id: 'AdjustPoints' });
export type AdjustPoints = z.infer<typeof AdjustPointsSchema>;

/** Everything the member has, and owes, goes over: lots keep their ends. */
export const TransferPointsSchema = z
  .strictObject({ toMemberId: z.number().int().min(1), ...byHand })
  .meta({ id: 'TransferPoints' });
export type TransferPoints = z.infer<typeof TransferPointsSchema>;

/** Above the limit a second person decides first. */
export const PointsMovedSchema = z
  .union([
    z.object({ kind: z.literal('moved'), points: z.number().int(), balance: z.number().int() }),
    z.object({ kind: z.literal('approvalNeeded'), approvalId: z.number().int() }),
  ])
  .meta({ id: 'PointsMoved' });
export type PointsMoved = z.infer<typeof PointsMovedSchema>;
