import { z } from 'zod';
import { BillContent, DeviceSchema, IdempotencyKeySchema } from './bill-content.js';

/**
 * One purchase that a phone without a network took down: the money that was paid. It earns and never spends, so it
 * carries no coupons and no points, and is recorded at its amount.
 */
export const OfflinePurchaseSchema = z
  .strictObject({
    idempotencyKey: IdempotencyKeySchema,
    /** What was scanned at `takenAt`: the digits, or the whole content of the QR code. */
    code: z.string().min(1).max(600),
    /** At most 48 hours ago. */
    takenAt: z.number().int(),
    receiptNo: z.string().regex(/^[0-9A-Za-z_\-#.]{1,40}$/),
    lines: BillContent.lines,
    amountFen: BillContent.amountFen,
    category: BillContent.category,
  })
  .refine((v) => (v.lines === undefined) !== (v.amountFen === undefined), {
    message: '金额和明细要给一个',
    path: ['amountFen'],
  })
  .meta({ id: 'OfflinePurchase' });
export type OfflinePurchase = z.infer<typeof OfflinePurchaseSchema>;

export const OfflinePurchasesSchema = z
  .strictObject({
    items: z.array(OfflinePurchaseSchema).min(1).max(50),
    device: DeviceSchema.optional(),
    storeId: z.string().max(30).optional(),
  })
  .meta({ id: 'OfflinePurchases' });
export type OfflinePurchases = z.infer<typeof OfflinePurchasesSchema>;

/**
 * In the order of the items. `recorded` also for one delivered before (`repeated`). `refused` changes nothing: show
 * `message` and keep the item, unless `retry` is set, then send it again later.
 */
export const OfflineOutcomeSchema = z
  .object({
    idempotencyKey: z.string(),
    receiptNo: z.string(),
    kind: z.enum(['recorded', 'refused']),
    repeated: z.boolean(),
    code: z.string().nullable(),
    message: z.string().nullable(),
    retry: z.boolean(),
    memberName: z.string().nullable(),
    payableFen: z.number().int(),
    growth: z.number().int(),
    pointsEarned: z.number().int(),
    /** The tier's name after it. */
    tier: z.string().nullable(),
  })
  .meta({ id: 'OfflineOutcome' });
export type OfflineOutcome = z.infer<typeof OfflineOutcomeSchema>;

export const OfflineOutcomesSchema = z.object({ items: z.array(OfflineOutcomeSchema) }).meta({ id: 'OfflineOutcomes' });
export type OfflineOutcomes = z.infer<typeof OfflineOutcomesSchema>;

/**
 * What a till needs to read member codes without a network. A QR code is `digits.claim.signature`: the signature is
 * Ed25519 over the ASCII bytes of `digits.claim` by the key named in the claim; claim and signature are base64url
 * without padding, keys base64url of 32 bytes.
 */
export const OfflineKitSchema = z
  .object({
    publicKeys: z.array(z.object({ id: z.string(), key: z.string() })),
    storeId: z.string().nullable(),
    /** From then on fetch a new kit; codes are signed with keys it does not know. */
    validUntil: z.number(),
    serverTime: z.number(),
    /** How old a purchase may be when it is delivered. */
    deliverWithinMs: z.number().int(),
  })
  .meta({ id: 'OfflineKit' });
export type OfflineKit = z.infer<typeof OfflineKitSchema>;

/** The claim inside a QR code, as JSON. */
export const TierClaimSchema = z
  .object({
    /** Id of the key that signed it. */
    k: z.string(),
    /** Key of the tier, and its name. */
    t: z.string(),
    n: z.string(),
    /** Last day of the tier as `2027-03-31`; null: no end. */
    u: z.string().nullable(),
    /** The member's name, masked. */
    m: z.string(),
    /** First instant, in epoch milliseconds, at which it no longer counts. */
    x: z.number().int(),
  })
  .meta({ id: 'TierClaim' });
export type TierClaim = z.infer<typeof TierClaimSchema>;
