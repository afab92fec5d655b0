import { useInfiniteQuery } from '@tanstack/react-query';
import { useReachBottom } from '@tarojs/taro';
import type { Page } from '@jieti/shared/api/paging';
import { usePullToRefresh } from './use-pull-to-refresh';

/** A list that loads on as the member scrolls to its end and anew when the page is pulled down. */
export function usePages<T>(key: string, load: (cursor: string | null) => Promise<Page<T>>) {
  const query = useInfiniteQuery({
    queryKey: [key],
    queryFn: ({ pageParam }) => load(pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (last: Page<T>) => last.nextCursor,
  });
  useReachBottom(() => {
    if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage();
  });
  usePullToRefresh(query.refetch);
  return { ...query, items: query.data?.pages.flatMap((page) => page.items) };
}
