import { z } from 'zod';
import { CouponViewSchema } from './coupons.js';
import { pageOf, PageQuerySchema } from './paging.js';
import { ExplanationSchema, TierBadgeSchema } from './tiers.js';

export const MemberListQuerySchema = PageQuerySchema.extend({
  search: z.string().max(60).optional(),
  tier: z.string().max(40).optional(),
  sort: z.enum(['recent', 'joined', 'growth']).default('recent'),
});
export type MemberListQuery = z.infer<typeof MemberListQuerySchema>;

/** Names and phones are masked: `林**`, `138****2214`. */
export const MemberRowSchema = z
  .object({
    id: z.number().int(),
    cardNo: z.string(),
    name: z.string(),
    phone: z.string().nullable(),
    tier: TierBadgeSchema,
    until: z.string().nullable(),
    growth: z.number(),
    netSpendFen: z.number(),
    orderCount: z.number().int(),
    lastOrderAt: z.number().nullable(),
    joinedAt: z.number(),
    store: z.string().nullable(),
  })
  .meta({ id: 'MemberRow' });
export type MemberRow = z.infer<typeof MemberRowSchema>;
export const MemberPageSchema = pageOf(MemberRowSchema).meta({ id: 'MemberPage' });

export const MemberDetailSchema = MemberRowSchema.extend({
  explanation: ExplanationSchema,
  band: z.object({ name: z.string(), sentence: z.string() }).nullable(),
  coupons: z.array(CouponViewSchema),
  quotas: z.array(z.object({ templateId: z.string(), title: z.string(), remaining: z.number().int() })),
  consents: z.array(
    z.object({ purpose: z.string(), title: z.string(), granted: z.boolean(), at: z.number().nullable() }),
  ),
  messages: z.array(
    z.object({
      id: z.number().int(),
      at: z.number(),
      title: z.string(),
      channel: z.string().nullable(),
      state: z.string(),
      reason: z.string().nullable(),
    }),
  ),
}).meta({ id: 'MemberDetail' });
export type MemberDetail = z.infer<typeof MemberDetailSchema>;

export const RevealSchema = z.strictObject({ reason: z.string().min(2).max(100) }).meta({ id: 'Reveal' });
export const RevealedSchema = z.object({ name: z.string(), phone: z.string().nullable() }).meta({ id: 'Revealed' });
export type Revealed = z.infer<typeof RevealedSchema>;

export const GrantCouponSchema = z
  .strictObject({
    templateId: z.number().int(),
    reason: z.string().min(2).max(100),
    idempotencyKey: z.string().min(8).max(64),
  })
  .meta({ id: 'GrantCoupon' });
export type GrantCoupon = z.infer<typeof GrantCouponSchema>;

/** Members by the numbers on their cards, for lists that were pasted. */
export const CardNumbersSchema = z
  .strictObject({ cardNos: z.array(z.string().trim().min(1).max(32)).min(1).max(20_000).readonly() })
  .meta({ id: 'CardNumbers' });
export type CardNumbers = z.infer<typeof CardNumbersSchema>;
export const CardMembersSchema = z
  .object({
    members: z.array(z.object({ id: z.number().int(), cardNo: z.string() })),
    /** Numbers no active member has, as they were given. */
    unknown: z.array(z.string()),
  })
  .meta({ id: 'CardMembers' });
export type CardMembers = z.infer<typeof CardMembersSchema>;

/** The list as a file: the same filter, and why it is taken. */
export const MemberExportQuerySchema = z.strictObject({
  search: z.string().max(60).optional(),
  tier: z.string().max(40).optional(),
  sort: z.enum(['recent', 'joined', 'growth']).optional(),
  reason: z.string().min(2).max(100),
});
export type MemberExportQuery = z.infer<typeof MemberExportQuerySchema>;

export const GrantedCouponSchema = z
  .object({ couponId: z.number().int(), repeated: z.boolean() })
  .meta({ id: 'GrantedCoupon' });
export type GrantedCoupon = z.infer<typeof GrantedCouponSchema>;
