import { useQuery } from '@tanstack/react-query';
import { Text, View } from '@tarojs/components';
import Taro, { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import type { TillGathering } from '@jieti/shared/api/till-gatherings';
import { listTillGatherings } from '../../../api/till';
import { Screen } from '../../../components/screen/screen';
import { ListRow } from '../../../components/section/list-row';
import { Panel } from '../../../components/section/panel';
import { Section } from '../../../components/section/section';
import { ErrorState } from '../../../components/states/error-state';
import { Notice } from '../../../components/states/notice';
import { Skeleton } from '../../../components/states/skeleton';
import { StaleNote } from '../../../components/states/stale-note';
import { TopBar } from '../../../components/top-bar/top-bar';
import { couldNotRenew } from '../../../hooks/use-kept-query';
import { usePullToRefresh } from '../../../hooks/use-pull-to-refresh';
import { staffProfile } from '../../../session';
import { gatheringNote, likeliest, stateWords } from './gathering-words';
import styles from './gatherings.module.scss';
import { MarkingPanel } from './marking';

function Figure({ id, label, value }: { readonly [name in 'id' | 'label' | 'value']: string }) {
  return (
    <View className={styles.figure}>
      <Text id={id} className={styles.value}>
        {value}
      </Text>
      <Text className={styles.label}>{label}</Text>
    </View>
  );
}

function Chosen({ gathering }: { readonly gathering: TillGathering }) {
  const { title, attended, expected, left } = gathering;
  return (
    <View id="gathering-chosen" className={styles.chosen}>
      <View className={styles.head}>
        <Text className={styles.title}>{title}</Text>
        <Text className={styles.state}>{stateWords(gathering)}</Text>
      </View>
      <Text className={styles.note}>{gatheringNote(gathering)}</Text>
      <View className={styles.figures}>
        <Figure id="gathering-attended" label="已到" value={String(attended)} />
        <Figure id="gathering-expected" label="未到" value={String(expected)} />
        <Figure id="gathering-left" label="空位" value={String(left)} />
      </View>
    </View>
  );
}

/** Why nobody can be marked. */
function Closed({ gathering }: { readonly gathering: TillGathering }) {
  if (gathering.state === 'later')
    return <Notice icon="clock" title={stateWords(gathering)} note="到时间后下拉刷新，就能扫会员码签到。" />;
  const title = gathering.state === 'cancelled' ? '这场活动取消了' : '这场活动结束了';
  return <Notice icon="calendar" title={title} note="不能再签到。要补登记，请在管理台的活动里做。" />;
}

interface OthersProps {
  readonly items: readonly TillGathering[];
  readonly onChoose: (id: number) => void;
}

function Others({ items, onChoose }: OthersProps) {
  if (items.length === 0) return null;
  return (
    <Section title="今天的其他活动">
      <Panel padded>
        {items.map((one) => (
          <ListRow
            key={one.id}
            id={`gathering-${one.id}`}
            title={one.title}
            note={`${stateWords(one)}，${gatheringNote(one)}`}
            onTap={() => onChoose(one.id)}
          />
        ))}
      </Panel>
    </Section>
  );
}

function Gatherings({ items, onMarked }: { readonly items: readonly TillGathering[]; readonly onMarked: () => void }) {
  const [chosenId, choose] = useState<number>();
  const chosen = items.find(({ id }) => id === chosenId) ?? likeliest(items);
  if (!chosen)
    return (
      <Notice
        icon="calendar"
        title="今天店里没有活动"
        note="活动当天，开始前 1 小时起可以在这里给会员签到。"
        action={{ label: '回到结账', onTap: () => void Taro.redirectTo({ url: '/packages/clerk/scan/index' }) }}
      />
    );
  return (
    <>
      <Chosen gathering={chosen} />
      {chosen.state === 'now' ? (
        <MarkingPanel key={chosen.id} gathering={chosen} onMarked={onMarked} />
      ) : (
        <Closed gathering={chosen} />
      )}
      <Others items={items.filter(({ id }) => id !== chosen.id)} onChoose={choose} />
    </>
  );
}

/** At the door of a gathering: who shows their code has come. */
export default function ClerkGatheringsPage() {
  const query = useQuery({ queryKey: ['till-gatherings'], queryFn: listTillGatherings, staleTime: 0 });
  const { data, error, refetch, isFetching, dataUpdatedAt } = query;
  const retry = () => void refetch();
  useDidShow(retry);
  usePullToRefresh(refetch);
  const staff = staffProfile();
  return (
    <Screen palette="plain" top={<TopBar kind="back" title="活动签到" note={staff?.store?.name ?? staff?.shopName} />}>
      {!data && !error && <Skeleton panels={2} />}
      {!data && error && <ErrorState title="今天的活动没有加载出来" error={error} onRetry={retry} />}
      {data && couldNotRenew(query) && (
        <StaleNote id="gatherings-stale" at={dataUpdatedAt} what="人数" busy={isFetching} onRetry={retry} />
      )}
      {data && <Gatherings items={data.items} onMarked={retry} />}
    </Screen>
  );
}
