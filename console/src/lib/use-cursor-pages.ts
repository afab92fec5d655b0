import { useSearchParams } from 'react-router';

export interface CursorPages {
  /** What the list is asked for; undefined on the first page. */
  readonly cursor: string | undefined;
  /** 1 for the first page. */
  readonly page: number;
  next(cursor: string): void;
  previous(): void;
}

/**
 * Paging by key, kept in the address (`?after=a&after=b`), so that a page can be shared, reloaded and left and come
 * back to. Whoever changes a filter drops `after`.
 */
export function useCursorPages(): CursorPages {
  const [params, setParams] = useSearchParams();
  const trail = params.getAll('after');
  const go = (cursors: readonly string[]) =>
    setParams((before) => {
      const after = new URLSearchParams(before);
      after.delete('after');
      for (const cursor of cursors) after.append('after', cursor);
      return after;
    });
  return {
    cursor: trail.at(-1),
    page: trail.length + 1,
    next: (cursor) => go([...trail, cursor]),
    previous: () => go(trail.slice(0, -1)),
  };
}
