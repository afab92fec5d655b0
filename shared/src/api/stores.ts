import { z } from 'zod';

/** The shop's stores, for choosing one. */
export const StoresSchema = z
  .object({ items: z.array(z.object({ id: z.string(), name: z.string() })) })
  .meta({ id: 'Stores' });
export type Stores = z.infer<typeof StoresSchema>;
