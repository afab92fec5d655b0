import { View } from '@tarojs/components';
import type { MyGathering } from '@jieti/shared/api/gatherings';
import { Screen } from '../../../components/screen/screen';
import { Section } from '../../../components/section/section';
import { ErrorState } from '../../../components/states/error-state';
import { Notice } from '../../../components/states/notice';
import { Skeleton } from '../../../components/states/skeleton';
import { StaleNote } from '../../../components/states/stale-note';
import { TopBar } from '../../../components/top-bar/top-bar';
import { usePalette } from '../../../hooks/use-palette';
import { usePullToRefresh } from '../../../hooks/use-pull-to-refresh';
import { GatheringCard } from './gathering-card';
import styles from './gatherings.module.scss';
import { useGatherings } from './use-gatherings';

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
  const { data, stored, error, refetch } = useGatherings();
  usePullToRefresh(refetch);
  const retry = () => void refetch();
  const items = (data ?? (error ? stored?.value : undefined))?.items;
  const coming = items?.filter((one) => !isOver(one)) ?? [];
  const over = items?.filter(isOver) ?? [];
  return (
    <Screen palette={usePalette()} top={<TopBar kind="back" title="活动" />}>
      {!items && !error && <Skeleton panels={3} />}
      {!items && error && <ErrorState title="活动没有加载出来" error={error} onRetry={retry} />}
      {!data && items && stored && <StaleNote id="gatherings-stale" at={stored.at} what="名额" onRetry={retry} />}
      {items && coming.length === 0 && (
        <Notice icon="calendar" title="最近没有活动" note="店里有新活动会出现在这里。" />
      )}
      <Cards items={coming} />
      {over.length > 0 && (
        <Section title="以前的活动">
          <Cards items={over} />
        </Section>
      )}
    </Screen>
  );
}
