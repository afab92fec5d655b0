import { z } from 'zod';
import { CouponTermsSchema, CouponViewSchema } from './coupons.js';
import { pageOf } from './paging.js';

const idempotencyKey = z.string().min(8).max(64);

/**
 * Whether the member may take one now: `limit` has had as many as one may, `soldOut` for good, `dayGone` until
 * tomorrow, `notYet` and `ended` by the claim's time, `tierLocked` for other tiers, `pointsShort` costs more than there is.
 */
export const ClaimStateSchema = z.enum([
  'open',
  'limit',
  'soldOut',
  'dayGone',
  'notYet',
  'ended',
  'tierLocked',
  'pointsShort',
]);
export type ClaimState = z.infer<typeof ClaimStateSchema>;

export const ClaimItemSchema = z
  .object({
    templateId: z.number().int(),
    terms: CouponTermsSchema,
    /** `领取后 7 天有效`, `2027.01.01 至 2027.01.31 有效`. */
    lifeNote: z.string(),
    /** 0: free. */
    pointsPrice: z.number().int(),
    /** Coupons left for everybody, the day's limit counted in; null: no limit. */
    left: z.number().int().nullable(),
    /** How many the member has had, and may have. */
    taken: z.number().int(),
    perMember: z.number().int(),
    /** When claiming opens and closes; null: no limit on that side. */
    from: z.number().nullable(),
    until: z.number().nullable(),
    state: ClaimStateSchema,
    /** One sentence about `state`: what is so, and what comes next. */
    note: z.string(),
    /** Names of the tiers that may take it; empty: every tier. */
    tiers: z.array(z.string()),
  })
  .meta({ id: 'ClaimItem' });
export type ClaimItem = z.infer<typeof ClaimItemSchema>;

/** The claim centre: what can be taken first, then what opens, then what is gone. */
export const ClaimCentreSchema = z
  .object({ items: z.array(ClaimItemSchema), pointsAvailable: z.number().int() })
  .meta({ id: 'ClaimCentre' });
export type ClaimCentre = z.infer<typeof ClaimCentreSchema>;

export const ClaimSchema = z
  .strictObject({ templateId: z.number().int().min(1), idempotencyKey })
  .meta({ id: 'Claim' });
export type Claim = z.infer<typeof ClaimSchema>;

/** `repeated`: the same key had been asked before, the coupon is the one of then. */
export const ClaimedSchema = z.object({ coupon: CouponViewSchema, repeated: z.boolean() }).meta({ id: 'Claimed' });
export type Claimed = z.infer<typeof ClaimedSchema>;

export const ExchangeSchema = z
  .strictObject({ code: z.string().trim().min(1).max(60), idempotencyKey })
  .meta({ id: 'CouponExchange' });
export type Exchange = z.infer<typeof ExchangeSchema>;

/** Either `text`, codes one a line, or `count` of our own making. */
export const NewExchangeCodesSchema = z
  .strictObject({
    text: z.string().min(1).max(1_000_000).optional(),
    count: z.number().int().min(1).max(10_000).optional(),
    /** The same key again makes nothing new. */
    idempotencyKey,
  })
  .refine((wanted) => (wanted.text === undefined) !== (wanted.count === undefined), {
    path: ['text'],
    message: '粘贴兑换码，或写明生成几个',
  })
  .meta({ id: 'NewExchangeCodes' });
export type NewExchangeCodes = z.infer<typeof NewExchangeCodesSchema>;

export const ExchangeCodesMadeSchema = z
  .object({ batch: z.string(), codes: z.number().int(), repeated: z.boolean() })
  .meta({ id: 'ExchangeCodesMade' });
export type ExchangeCodesMade = z.infer<typeof ExchangeCodesMadeSchema>;

export const ExchangeCodeSchema = z
  .object({
    id: z.number().int(),
    code: z.string(),
    batch: z.string(),
    state: z.enum(['open', 'used', 'void']),
    memberId: z.number().int().nullable(),
    couponId: z.number().int().nullable(),
    usedAt: z.number().nullable(),
    createdAt: z.number(),
    createdBy: z.string(),
  })
  .meta({ id: 'ExchangeCode' });
export type ExchangeCode = z.infer<typeof ExchangeCodeSchema>;
export const ExchangeCodePageSchema = pageOf(ExchangeCodeSchema).meta({ id: 'ExchangeCodePage' });

/** A coupon for many: members of the tiers, or the members named; one of the two lists is empty. */
export const NewBulkGrantSchema = z
  .strictObject({
    tiers: z.array(z.string().min(1).max(31)).max(10).readonly().default([]),
    memberIds: z.array(z.number().int().min(1)).max(20_000).readonly().default([]),
    /** Shown to members as the origin. */
    reason: z.string().trim().min(2).max(40),
    /** When the stock is shorter than the audience: `refuse`, or `partial`: exactly what is left, by member number. */
    whenShort: z.enum(['refuse', 'partial']).default('refuse'),
    idempotencyKey,
  })
  .refine((wanted) => (wanted.tiers.length === 0) !== (wanted.memberIds.length === 0), {
    path: ['tiers'],
    message: '选等级，或列出会员',
  })
  .meta({ id: 'NewBulkGrant' });
export type NewBulkGrant = z.infer<typeof NewBulkGrantSchema>;

export const BulkGrantSchema = z
  .object({
    id: z.number().int(),
    kind: z.enum(['grant', 'void']),
    jobId: z.number().int().nullable(),
    templateId: z.number().int(),
    reason: z.string(),
    tiers: z.array(z.string()),
    /** How many members were named; 0: by tier. */
    named: z.number().int(),
    whenShort: z.enum(['refuse', 'partial']),
    /** Members it is for; of `void`: coupons. */
    wanted: z.number().int(),
    /** Coupons set aside for it. */
    reserved: z.number().int(),
    /** Coupons handed out so far. */
    used: z.number().int(),
    /** Members who had as many as one may. */
    skipped: z.number().int(),
    state: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
    error: z.string().nullable(),
    createdAt: z.number(),
    createdBy: z.string(),
    endedAt: z.number().nullable(),
  })
  .meta({ id: 'BulkGrant' });
export type BulkGrant = z.infer<typeof BulkGrantSchema>;
export const BulkGrantPageSchema = pageOf(BulkGrantSchema).meta({ id: 'BulkGrantPage' });

export const CouponEventKindSchema = z.enum([
  'issued',
  'claimed',
  'locked',
  'released',
  'redeemed',
  'reversed',
  'extended',
  'forfeited',
  'voided',
]);
export type CouponEventKind = z.infer<typeof CouponEventKindSchema>;

/** Filters of the redemption log; `from` and `to` are instants, half-open. */
export const CouponEventQuerySchema = z.strictObject({
  template: z.coerce.number().int().min(1).optional(),
  coupon: z.coerce.number().int().min(1).optional(),
  member: z.coerce.number().int().min(1).optional(),
  store: z.string().max(30).optional(),
  kind: CouponEventKindSchema.optional(),
  from: z.coerce.number().int().min(0).optional(),
  to: z.coerce.number().int().min(0).optional(),
  /** Part of the actor's name, or a coupon's code, or a member's number. */
  search: z.string().max(60).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
export type CouponEventQuery = z.infer<typeof CouponEventQuerySchema>;

export const CouponEventSchema = z
  .object({
    id: z.number().int(),
    at: z.number(),
    kind: CouponEventKindSchema,
    couponId: z.number().int(),
    code: z.string(),
    templateId: z.number().int(),
    title: z.string(),
    memberId: z.number().int(),
    memberName: z.string(),
    /** Who did it: a member of staff, `会员本人`, or why it came about. */
    actor: z.string(),
    storeId: z.string().nullable(),
    storeName: z.string().nullable(),
    device: z.string().nullable(),
    /** The order, `source/externalId`. */
    fact: z.string().nullable(),
    reason: z.string().nullable(),
  })
  .meta({ id: 'CouponEvent' });
export type CouponEvent = z.infer<typeof CouponEventSchema>;
export const CouponEventPageSchema = pageOf(CouponEventSchema).meta({ id: 'CouponEventPage' });
