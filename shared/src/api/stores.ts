import { z } from 'zod';

/** The shop's stores, for choosing one. */
export const StoresSchema = z
  .object({ items: z.array(z.object({ id: z.string(), name: z.string() })) })
  .meta({ id: 'Stores' });
export type Stores = z.infer<typeof StoresSchema>;

/** `campaign` is counted beside the store for whoever joins by the code. */
export const StoreCodeQuerySchema = z.strictObject({
  campaign: z
    .string()
    .regex(/^[\w-]{1,28}$/)
    .optional(),
});
export type StoreCodeQuery = z.infer<typeof StoreCodeQuerySchema>;

/** Who joined by the codes of the stores. */
export const StoreJoinsSchema = z
  .object({
    /** The first and the last day of `days`, both included. */
    from: z.string(),
    to: z.string(),
    /** The page of the mini-program that the codes open. */
    page: z.string(),
    pageTitle: z.string(),
    items: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        /** Characters that a campaign's name may have in this store's code; 0 where there is no room for one. */
        campaignLength: z.number().int(),
        /** Ever. */
        joined: z.number().int(),
        lastJoinedAt: z.number().nullable(),
        days: z.array(z.object({ day: z.string(), joined: z.number().int() })),
        /** The twenty that brought the most. */
        campaigns: z.array(z.object({ campaign: z.string(), joined: z.number().int(), lastJoinedAt: z.number() })),
      }),
    ),
  })
  .meta({ id: 'StoreJoins' });
export type StoreJoins = z.infer<typeof StoreJoinsSchema>;
