import { useQuery } from '@tanstack/react-query';
import { useDidShow, useRouter, useShareAppMessage } from '@tarojs/taro';
import { ApiError } from '../../../api/api-error';
import { getGathering } from '../../../api/gatherings';
import { Screen } from '../../../components/screen/screen';
import { ErrorState } from '../../../components/states/error-state';
import { Notice } from '../../../components/states/notice';
import { Skeleton } from '../../../components/states/skeleton';
import { TopBar } from '../../../components/top-bar/top-bar';
import { usePalette } from '../../../hooks/use-palette';
import { usePullToRefresh } from '../../../hooks/use-pull-to-refresh';
import { openPage } from '../../../open-page';
import { AttendPanel } from './attend-panel';
import { attendanceOf } from './attendance-of';
import { GatheringFacts } from './gathering-facts';
import { SignUpPanel } from './sign-up-panel';

const isUnknown = (error: unknown) =>
  error instanceof ApiError && (error.kind === 'not_found' || error.kind === 'malformed');
const toList = {
  id: 'to-gatherings',
  label: '看别的活动',
  onTap: () => openPage('packages/community/gatherings/index'),
};

/** One event: what it is, the way in and out of it, and signing in at the place. */
export default function GatheringPage() {
  const { params } = useRouter();
  const id = Number(params['id'] ?? 0);
  const { data, error, isStale, refetch } = useQuery({
    queryKey: ['gathering', id],
    queryFn: () => getGathering(id),
    retry: (count, failure) => count < 1 && !isUnknown(failure),
  });
  usePullToRefresh(refetch);
  useDidShow(() => {
    if (isStale) void refetch();
  });
  useShareAppMessage(() => ({
    title: data?.title ?? '活动',
    path: `packages/community/gathering/index?id=${id}`,
  }));
  return (
    <Screen palette={usePalette()} top={<TopBar kind="back" title="活动" />}>
      {!data && !error && <Skeleton panels={2} />}
      {!data && isUnknown(error) && (
        <Notice
          id="gathering-unknown"
          icon="calendar"
          title="没有这场活动"
          note="链接可能不完整，或者活动已经撤下。"
          action={toList}
        />
      )}
      {!data && error && !isUnknown(error) && (
        <ErrorState title="活动没有加载出来" error={error} onRetry={() => void refetch()} />
      )}
      {data && (
        <>
          <GatheringFacts gathering={data} />
          <AttendPanel gathering={data} scanned={attendanceOf(params['code'] ?? '')?.code} />
          <SignUpPanel gathering={data} />
        </>
      )}
    </Screen>
  );
}
