import { z } from 'zod';

/** What the shop owes its members, by the month (`2027-03`) with whose end it ends; null: without an end. */
export const LiabilitySchema = z
  .object({
    asOf: z.number(),
    points: z.object({
      /** Left in lots that have not ended, pending ones with them, less what members owe. */
      outstanding: z.number().int(),
      pending: z.number().int(),
      debt: z.number().int(),
      /** What they take off at the till, by the rules in force; 0 where points are not money off. */
      valueFen: z.number().int(),
      byMonth: z.array(z.object({ month: z.string().nullable(), points: z.number().int() })),
    }),
    /** Coupons issued or locked that have not ended; face value of money off and vouchers, 0 for other kinds. */
    coupons: z.object({
      outstanding: z.number().int(),
      faceFen: z.number().int(),
      byMonth: z.array(z.object({ month: z.string(), count: z.number().int(), faceFen: z.number().int() })),
      byTemplate: z.array(
        z.object({
          templateId: z.number().int(),
          title: z.string(),
          count: z.number().int(),
          faceFen: z.number().int(),
        }),
      ),
    }),
  })
  .meta({ id: 'Liability' });
export type Liability = z.infer<typeof LiabilitySchema>;
