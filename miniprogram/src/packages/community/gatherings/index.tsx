import { useQuery } from '@tanstack/react-query';
import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import type { MyGathering } from '@jieti/shared/api/gatherings';
import { listGatherings } from '../../../api/gatherings';
import { Screen } from '../../../components/screen/screen';
import { Section } from '../../../components/section/section';
import { ErrorState } from '../../../components/states/error-state';
import { Notice } from '../../../components/states/notice';
import { Skeleton } from '../../../components/states/skeleton';
import { TopBar } from '../../../components/top-bar/top-bar';
import { usePalette } from '../../../hooks/use-palette';
import { usePullToRefresh } from '../../../hooks/use-pull-to-refresh';
import { GatheringCard } from './gathering-card';
import styles from './gatherings.module.scss';

const isOver = ({ state }: MyGathering) => state === 'ended' || state === 'cancelled';

const Cards = ({ items }: { readonly items: readonly MyGathering[] }) => (
  <View className={styles.list}>
    {items.map((gathering) => (
      <GatheringCard key={gathering.id} gathering={gathering} />
    ))}
  </View>
);

/** The shop's events: those to come, then those that were. */
export default function GatheringsPage() {
  const { data, error, isStale, refetch } = useQuery({ queryKey: ['gatherings'], queryFn: listGatherings });
  usePullToRefresh(refetch);
  useDidShow(() => {
    if (isStale) void refetch();
  });
  const coming = data?.items.filter((one) => !isOver(one)) ?? [];
  const over = data?.items.filter(isOver) ?? [];
  return (
    <Screen palette={usePalette()} top={<TopBar kind="back" title="活动" />}>
      {!data && !error && <Skeleton panels={3} />}
      {!data && error && <ErrorState title="活动没有加载出来" error={error} onRetry={() => void refetch()} />}
      {data && coming.length === 0 && <Notice icon="calendar" title="最近没有活动" note="店里有新活动会出现在这里。" />}
      <Cards items={coming} />
      {over.length > 0 && (
        <Section title="以前的活动">
          <Cards items={over} />
        </Section>
      )}
    </Screen>
  );
}
