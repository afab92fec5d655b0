import { useQuery } from '@tanstack/react-query';
import Taro, { useDidShow } from '@tarojs/taro';
import type { MyPoints } from '@jieti/shared/api/points';
import { getPoints } from '../api/me';
import { wechat } from '../wechat';

const storageKey = () => `last-points-${wechat.owner()}`;

async function loadPoints() {
  const points = await getPoints();
  Taro.setStorageSync(storageKey(), points);
  return points;
}

/** The member's points; `stored` are the last this phone saw, for the moments without a network. */
export function usePoints() {
  const query = useQuery({ queryKey: ['points'], queryFn: loadPoints });
  useDidShow(() => {
    if (query.isStale) void query.refetch();
  });
  const stored = query.data ? undefined : Taro.getStorageSync<MyPoints | ''>(storageKey()) || undefined;
  return { ...query, stored };
}
