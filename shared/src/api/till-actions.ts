import { z } from 'zod';
import { pageOf } from './paging.js';
import { PerkViewSchema, TierBadgeSchema } from './tiers.js';
import { DeviceSchema, IdempotencyKeySchema } from './bill-content.js';

/** A perk given at the till, one of its uses of this month; a perk without a limit needs no record. */
export const TillPerkSchema = z
  .strictObject({
    visit: z.string().max(600),
    perkKey: z.string().min(1).max(40),
    idempotencyKey: IdempotencyKeySchema,
    device: DeviceSchema.optional(),
  })
  .meta({ id: 'TillPerk' });
export type TillPerk = z.infer<typeof TillPerkSchema>;

export const TillPerkOutcomeSchema = z
  .object({ repeated: z.boolean(), perk: PerkViewSchema.extend({ left: z.number().int().nullable() }) })
  .meta({ id: 'TillPerkOutcome' });
export type TillPerkOutcome = z.infer<typeof TillPerkOutcomeSchema>;

/**
 * Takes an action back within five minutes, whole: a purchase with its points and coupons, a perk, a gift handed over.
 * By the key it was done with, or by the receipt; doing it again gives the first answer.
 */
export const TillUndoSchema = z
  .strictObject({
    idempotencyKey: z.string().min(1).max(96).optional(),
    receiptNo: z
      .string()
      .regex(/^[0-9A-Za-z_\-#.]{1,40}$/)
      .optional(),
    reason: z.string().trim().min(1).max(60).optional(),
    device: DeviceSchema.optional(),
    /** For a caller without a store of their own. */
    storeId: z.string().max(30).optional(),
  })
  .refine((v) => (v.idempotencyKey === undefined) !== (v.receiptNo === undefined), {
    message: '操作编号、小票号要给一个',
    path: ['idempotencyKey'],
  })
  .meta({ id: 'TillUndo' });
export type TillUndo = z.infer<typeof TillUndoSchema>;

export const UndoOutcomeSchema = z
  .object({
    repeated: z.boolean(),
    kind: z.enum(['purchase', 'perk', 'gift']),
    /** The receipt, the coupon's or the perk's title. */
    title: z.string(),
    /** Money to hand back. */
    backFen: z.number().int(),
    pointsBack: z.number().int(),
    pointsTakenBack: z.number().int(),
    /** Titles of the coupons that work again. */
    coupons: z.array(z.string()),
    tier: TierBadgeSchema,
    /** The tier before, when the undoing changed it. */
    tierBefore: TierBadgeSchema.nullable(),
  })
  .meta({ id: 'UndoOutcome' });
export type UndoOutcome = z.infer<typeof UndoOutcomeSchema>;

export const tillActionKinds = ['purchase', 'refund', 'undo', 'perk', 'gift', 'bill', 'attend'] as const;

export const TillActionSchema = z
  .object({
    id: z.number().int(),
    kind: z.enum(tillActionKinds),
    idempotencyKey: z.string(),
    storeId: z.string(),
    storeName: z.string(),
    staff: z.string(),
    device: z.string().nullable(),
    memberName: z.string(),
    /** Receipt number, title of the perk, the coupon or the gathering. */
    title: z.string(),
    amountFen: z.number().int(),
    points: z.number().int(),
    secondPerson: z.string().nullable(),
    at: z.number(),
    /** When a phone without a network took it down. */
    takenAt: z.number().nullable(),
    undoneAt: z.number().nullable(),
    /** Until then it may be undone; null: it may not (any more). */
    undoUntil: z.number().nullable(),
  })
  .meta({ id: 'TillAction' });
export type TillAction = z.infer<typeof TillActionSchema>;
export const TillActionPageSchema = pageOf(TillActionSchema).meta({ id: 'TillActionPage' });

export const TillActionsQuerySchema = z.strictObject({
  cursor: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  store: z.string().max(30).optional(),
  kind: z.enum(tillActionKinds).optional(),
  /** Part of a receipt number, a clerk's name or a title. */
  search: z.string().max(60).optional(),
  from: z.coerce.number().int().optional(),
  to: z.coerce.number().int().optional(),
});
export type TillActionsQuery = z.infer<typeof TillActionsQuerySchema>;

/** Absent: today so far, in the shop's time zone. `to` is not included. */
export const ShiftQuerySchema = z.strictObject({
  from: z.coerce.number().int().optional(),
  to: z.coerce.number().int().optional(),
  /** For a caller without a store of their own; absent: all stores. */
  store: z.string().max(30).optional(),
  /** Only what the caller did. */
  mine: z.enum(['1']).optional(),
});
export type ShiftQuery = z.infer<typeof ShiftQuerySchema>;

const CountFenSchema = z.object({ count: z.number().int(), fen: z.number().int() });

export const ShiftSchema = z
  .object({
    from: z.number(),
    to: z.number(),
    /** Purchases rung up, undone ones left out; bills paid in WeChat included. */
    sales: CountFenSchema,
    refunds: CountFenSchema,
    undone: CountFenSchema,
    coupons: z.array(z.object({ title: z.string(), count: z.number().int(), offFen: z.number().int() })),
    perks: z.array(z.object({ title: z.string(), count: z.number().int() })),
    points: z.object({ earned: z.number().int(), spent: z.number().int() }),
    byHour: z.array(z.object({ from: z.number(), count: z.number().int(), fen: z.number().int() })),
    /** The last 50, newest first. */
    actions: z.array(TillActionSchema),
  })
  .meta({ id: 'Shift' });
export type Shift = z.infer<typeof ShiftSchema>;

/** What a clerk may do alone, in fen; above it a second person is needed. */
export const TillLimitsSchema = z
  .strictObject({
    billFen: z.number().int().min(0).max(10_000_000),
    refundFen: z.number().int().min(0).max(10_000_000),
    refundsPerDayFen: z.number().int().min(0).max(1_000_000_000),
  })
  .meta({ id: 'TillLimits' });
export type TillLimits = z.infer<typeof TillLimitsSchema>;

/** `own` false: the store has none of its own, those of the shop hold. */
export const TillLimitListSchema = z
  .object({
    shop: TillLimitsSchema,
    stores: z.array(
      z.object({ storeId: z.string(), storeName: z.string(), own: z.boolean(), limits: TillLimitsSchema }),
    ),
  })
  .meta({ id: 'TillLimitList' });
export type TillLimitList = z.infer<typeof TillLimitListSchema>;

/** `storeId` null: for every store without limits of its own. `limits` null: the store has none of its own any more. */
export const TillLimitChangeSchema = z
  .strictObject({ storeId: z.string().max(30).nullable(), limits: TillLimitsSchema.nullable() })
  .meta({ id: 'TillLimitChange' });
export type TillLimitChange = z.infer<typeof TillLimitChangeSchema>;
