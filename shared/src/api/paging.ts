import { z } from 'zod';

/** Lists page by key: `cursor` is opaque, taken from the answer before; absent means from the start. */
export const PageQuerySchema = z.strictObject({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
export type PageQuery = z.infer<typeof PageQuerySchema>;

export const SearchPageQuerySchema = PageQuerySchema.extend({ search: z.string().max(60).optional() });
export type SearchPageQuery = z.infer<typeof SearchPageQuerySchema>;

/** A row's number in a path. */
export const IdParamSchema = z.coerce.number().int().min(1);

export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable(), total: z.number().int().nullable() });

export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
  /** How many match in all; null where counting would be too dear. */
  readonly total: number | null;
}
