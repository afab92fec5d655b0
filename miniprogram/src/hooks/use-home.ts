import { useQuery } from '@tanstack/react-query';
import { useDidShow } from '@tarojs/taro';
import { homeQuery } from './home-query';
import { storedHome } from './stored-home';

/** The member's card; `stored` is the last one this phone saw. */
export function useHome() {
  const query = useQuery(homeQuery);
  useDidShow(() => {
    if (query.isStale) void query.refetch();
  });
  return { ...query, stored: query.data ? undefined : storedHome() };
}
