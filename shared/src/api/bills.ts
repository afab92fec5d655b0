import { z } from 'zod';
import { TierBadgeSchema } from './tiers.js';
import { BillContent, hasOneBill, oneBillWanted, PriceSchema, SecondPersonSchema } from './bill-content.js';

const DiscountSchema = z.object({
  kind: z.enum(['perk', 'coupon', 'points']),
  title: z.string(),
  amountFen: z.number().int(),
});
const BillStateSchema = z.enum(['open', 'paid', 'cancelled', 'expired']);

/** A bill the clerk writes for the member who stands at the till; the member pays it on their own phone. */
export const NewBillSchema = z
  .strictObject({
    visit: z.string().max(600),
    /** The same key again is the same bill. */
    requestKey: z.string().regex(/^[0-9A-Za-z_-]{8,64}$/),
    /** The coupons of the bill are held and its points spent until it is paid or ends. */
    ...BillContent,
    /** What the clerk saw; a different result is refused instead of charged. */
    expectedPayableFen: z.number().int().min(0).optional(),
    note: z.string().trim().min(1).max(40).optional(),
    storeId: z.string().max(30).optional(),
    /** Needed above the clerk's limit for one bill. */
    secondPerson: SecondPersonSchema.optional(),
  })
  .refine(hasOneBill, oneBillWanted)
  .meta({ id: 'NewBill' });
export type NewBill = z.infer<typeof NewBillSchema>;

const BillFields = {
  billNo: z.string(),
  state: BillStateSchema,
  storeName: z.string(),
  amountFen: z.number().int(),
  discounts: z.array(DiscountSchema),
  /** Line by line; null for bills written before there were lines. */
  price: PriceSchema.nullable(),
  payableFen: z.number().int(),
  note: z.string().nullable(),
  createdAt: z.number(),
  /** From then on it cannot be paid. */
  expiresAt: z.number(),
  paidAt: z.number().nullable(),
  /** Fen that have gone back to the member, and whether more is on its way. */
  refundedFen: z.number().int(),
  refunding: z.boolean(),
} as const;

/** As the member sees it. */
export const MyBillSchema = z.object(BillFields).meta({ id: 'MyBill' });
export type MyBill = z.infer<typeof MyBillSchema>;
export const MyBillsSchema = z.object({ items: z.array(MyBillSchema) }).meta({ id: 'MyBills' });
export type MyBills = z.infer<typeof MyBillsSchema>;

/** As the till sees it; the last four are known once it is paid. */
export const TillBillSchema = z
  .object({
    ...BillFields,
    memberName: z.string(),
    staff: z.string(),
    growth: z.number().int(),
    tierBefore: TierBadgeSchema.nullable(),
    tierAfter: TierBadgeSchema.nullable(),
    /** Money that came in after the end: it goes back by itself. */
    late: z.boolean(),
  })
  .meta({ id: 'TillBill' });
export type TillBill = z.infer<typeof TillBillSchema>;
export const TillBillsSchema = z.object({ items: z.array(TillBillSchema) }).meta({ id: 'TillBills' });
export type TillBills = z.infer<typeof TillBillsSchema>;
