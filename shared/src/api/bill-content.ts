import { z } from 'zod';

/** The server refuses 0 and less with `amount_invalid`, more than ¥100,000 with `amount_too_large`. */
export const AmountFenSchema = z.number().int();
const CategorySchema = z.string().min(1).max(30);

/** Names one action for ever: the same key with the same content is the same action and gets the first answer. */
export const IdempotencyKeySchema = z.string().regex(/^[0-9A-Za-z_-]{8,64}$/);
/** Which phone or PC acted, as it names itself. */
export const DeviceSchema = z.string().trim().min(1).max(40);

/** Another active member of staff who may do what a clerk's limits forbid: an operator or owner of the same shop. */
export const SecondPersonSchema = z
  .strictObject({ login: z.string().min(1).max(64), password: z.string().min(1).max(200) })
  .meta({ id: 'SecondPerson' });
export type SecondPerson = z.infer<typeof SecondPersonSchema>;

export const BillLineSchema = z
  .strictObject({
    /** Names the line within its bill. */
    key: z.string().regex(/^[0-9A-Za-z_-]{1,20}$/),
    title: z.string().trim().min(1).max(40),
    category: CategorySchema.nullable().default(null),
    /** For all pieces together, before discounts. */
    amountFen: AmountFenSchema,
  })
  .meta({ id: 'BillLine' });

/** What is bought: lines, or one amount with its category; and what is to be used on it. */
export const BillContent = {
  /** At most 50, with keys of their own; absent: `amountFen` is the one line. */
  lines: z
    .array(BillLineSchema)
    .min(1)
    .max(50)
    .refine((lines) => new Set(lines.map((line) => line.key)).size === lines.length, '每一行要有自己的编号')
    .optional(),
  amountFen: AmountFenSchema.optional(),
  category: CategorySchema.optional(),
  /** Coupons to use; absent: a quote takes the best combination, a purchase none. */
  couponIds: z
    .array(z.number().int())
    .max(10)
    .refine((ids) => new Set(ids).size === ids.length, '一张券写一次')
    .optional(),
  /** Old name for one coupon; null: none. */
  couponId: z.number().int().nullable().optional(),
  /** Points to spend; more than the bill takes is cut to what it takes. Absent: none. */
  points: z.number().int().min(0).max(1_000_000_000).optional(),
  device: DeviceSchema.optional(),
} as const;

export const hasOneBill = (v: { readonly lines?: unknown; readonly amountFen?: unknown }): boolean =>
  (v.lines === undefined) !== (v.amountFen === undefined);
export const oneBillWanted = { message: '金额和明细要给一个', path: ['amountFen'] };

/** The price of a bill, explained line by line: Σ payable of the lines = `payableFen` = amount + Σ steps. */
export const PriceSchema = z
  .object({
    amountFen: z.number().int(),
    lines: z.array(BillLineSchema.extend({ payableFen: z.number().int() })),
    /** In the order they were taken off: tier discount, coupons, points. */
    steps: z.array(
      z.object({
        kind: z.enum(['perk', 'coupon', 'points']),
        title: z.string(),
        /** How it came about: `豆子 ¥128.00 × 10 %`. */
        note: z.string(),
        couponId: z.number().int().nullable(),
        /** Never positive. */
        amountFen: z.number().int(),
        /** Its part of every line, in their order. */
        shares: z.array(z.number().int()),
      }),
    ),
    payableFen: z.number().int(),
    couponIds: z.array(z.number().int()),
    pointsSpent: z.number().int(),
    freeShipping: z.boolean(),
  })
  .meta({ id: 'Price' });
export type Price = z.infer<typeof PriceSchema>;
