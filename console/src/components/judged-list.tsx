import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { CursorPages } from '../lib/use-cursor-pages';
import { useText } from '../lib/use-text';
import { EmptyState } from './empty-state';
import { Pager } from './pager';
import { QueryView } from './query-view';

interface JudgedPage<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
  readonly total: number | null;
}

interface JudgedListProps<T> {
  readonly query: UseQueryResult<JudgedPage<T>>;
  readonly pages: CursorPages;
  /** Only what still waits for a person is listed. */
  readonly waiting: boolean;
  /** What would be listed. */
  readonly note: string;
  readonly children: (items: readonly T[]) => ReactNode;
}

/** What the system found and a person judges, page by page. */
export function JudgedList<T>({ query, pages, waiting, note, children }: JudgedListProps<T>) {
  const t = useText();
  return (
    <QueryView query={query}>
      {({ items, nextCursor, total }) =>
        items.length === 0 ? (
          <EmptyState icon="shield" title={waiting ? t('没有要看的') : t('没有这样的记录')} note={note} />
        ) : (
          <>
            {children(items)}
            <Pager pages={pages} nextCursor={nextCursor} total={total} busy={query.isPlaceholderData} />
          </>
        )
      }
    </QueryView>
  );
}
