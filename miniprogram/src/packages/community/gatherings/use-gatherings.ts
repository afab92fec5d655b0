import { useQuery } from '@tanstack/react-query';
import { useDidShow } from '@tarojs/taro';
import type { MyGatherings } from '@jieti/shared/api/gatherings';
import { listGatherings } from '../../../api/gatherings';
import { keepAnswer, keptAnswer } from '../../../hooks/kept-answer';

/** Kept without their pictures: when and where matters on the way there. */
async function loadGatherings(): Promise<MyGatherings> {
  const answer = await listGatherings();
  keepAnswer('gatherings', { items: answer.items.map((one) => ({ ...one, cover: null })) });
  return answer;
}

/** The shop's events; `stored` are the last this phone saw, for the moments without a network. */
export function useGatherings() {
  const query = useQuery({ queryKey: ['gatherings'], queryFn: loadGatherings });
  useDidShow(() => {
    if (query.isStale) void query.refetch();
  });
  return { ...query, stored: query.data ? undefined : keptAnswer<MyGatherings>('gatherings') };
}
