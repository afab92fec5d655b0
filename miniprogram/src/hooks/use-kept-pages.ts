import type { Page } from '@jieti/shared/api/paging';
import { keepAnswer, keptAnswer } from './kept-answer';
import { couldNotRenew } from './use-kept-query';
import { usePages } from './use-pages';

/**
 * A list of which the first page stays on the phone for the moments without a network. `isKept`: what is shown comes from
 * there; `staleAt`: of when it is, in epoch milliseconds, where it could not be renewed.
 */
export function useKeptPages<T>(key: string, load: (cursor: string | null) => Promise<Page<T>>) {
  const query = usePages(key, async (cursor) => {
    const page = await load(cursor);
    return cursor === null ? keepAnswer(key, page) : page;
  });
  // A page further on that failed says so at the foot; what is above it was renewed.
  const failed = couldNotRenew(query) && !query.isFetchNextPageError;
  const kept = failed && !query.items ? keptAnswer<Page<T>>(key) : undefined;
  const items = query.items ?? kept?.value.items;
  const staleAt = failed && items ? (kept?.at ?? query.dataUpdatedAt) : undefined;
  const hasNextPage = kept ? kept.value.nextCursor !== null : query.hasNextPage;
  return { ...query, items, hasNextPage, staleAt, isKept: kept !== undefined };
}
