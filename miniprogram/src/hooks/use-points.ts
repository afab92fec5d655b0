import { useQuery } from '@tanstack/react-query';
import { useDidShow } from '@tarojs/taro';
import type { MyPoints } from '@jieti/shared/api/points';
import { getPoints } from '../api/me';
import { keepAnswer, keptAnswer } from './kept-answer';

const loadPoints = async () => keepAnswer('points', await getPoints());

/** The member's points; `stored` are the last this phone saw, for the moments without a network. */
export function usePoints() {
  const query = useQuery({ queryKey: ['points'], queryFn: loadPoints });
  useDidShow(() => {
    if (query.isStale) void query.refetch();
  });
  const stored = query.data ? undefined : keptAnswer<MyPoints>('points');
  return { ...query, stored };
}
