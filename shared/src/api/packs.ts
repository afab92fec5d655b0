import { z } from 'zod';

/** Coupons sold together. */
export const CouponPackDraftSchema = z
  .strictObject({
    title: z.string().trim().min(1).max(20),
    note: z.string().trim().max(60).default(''),
    priceFen: z.number().int().min(1).max(10_000_000),
    templateId: z.number().int(),
    /** How many coupons of the template one pack holds. */
    coupons: z.number().int().min(1).max(50),
    /** Packs that may be sold in all; null means no limit. */
    stockTotal: z.number().int().min(1).max(1_000_000).nullable(),
    perMember: z.number().int().min(1).max(100),
  })
  .meta({ id: 'CouponPackDraft' });
export type CouponPackDraft = z.infer<typeof CouponPackDraftSchema>;

/** `taken`: sold, or in an order that may still be paid. */
export const CouponPackViewSchema = z
  .object({
    ...CouponPackDraftSchema.shape,
    id: z.number().int(),
    couponTitle: z.string(),
    taken: z.number().int(),
    active: z.boolean(),
    createdAt: z.number(),
  })
  .meta({ id: 'CouponPackView' });
export type CouponPackView = z.infer<typeof CouponPackViewSchema>;
export const CouponPacksSchema = z.object({ items: z.array(CouponPackViewSchema) }).meta({ id: 'CouponPacks' });
export type CouponPacks = z.infer<typeof CouponPacksSchema>;

export const CouponPackPatchSchema = z.strictObject({ active: z.boolean() }).meta({ id: 'CouponPackPatch' });
export type CouponPackPatch = z.infer<typeof CouponPackPatchSchema>;
