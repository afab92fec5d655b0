import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { PointsItem } from '@jieti/shared/api/points';
import { listPointsItems, type PointsKind } from '../../api/me';
import { Chips } from '../../components/chips/chips';
import { Icon } from '../../components/icon/icon';
import { ListRow } from '../../components/section/list-row';
import { Panel } from '../../components/section/panel';
import { Section } from '../../components/section/section';
import { ErrorState } from '../../components/states/error-state';
import { ListEnd } from '../../components/states/list-end';
import { Notice } from '../../components/states/notice';
import { Skeleton } from '../../components/states/skeleton';
import { dayOfInstant, signed, spokenDay } from '../../format';
import { usePages } from '../../hooks/use-pages';
import { openPage } from '../../open-page';
import { byMonth, spokenMonth } from './months';
import styles from './points.module.scss';

type Filter = PointsKind | 'all';

const filters: readonly { readonly key: Filter; readonly label: string }[] = [
  { key: 'all', label: '全部' },
  { key: 'earn', label: '得到' },
  { key: 'spend', label: '花掉' },
  { key: 'takeBack', label: '退货扣回' },
  { key: 'restore', label: '退还' },
  { key: 'expire', label: '到期' },
  { key: 'adjust', label: '调整' },
];

const noteOf = ({ at, note }: PointsItem) => [dayOfInstant(at), note].filter(Boolean).join('，');

function Delta({ item }: { readonly item: PointsItem }) {
  return (
    <View className={styles.delta}>
      <Text className={item.delta > 0 ? styles.gain : styles.loss}>{signed(item.delta)}</Text>
      {item.pendingUntil && <Text className={styles.pending}>{`${spokenDay(item.pendingUntil)}可用`}</Text>}
    </View>
  );
}

function Month({ month, items }: { readonly month: string; readonly items: readonly PointsItem[] }) {
  return (
    <View className={styles.month}>
      <View
        id={`points-month-${month}`}
        className={styles.monthHead}
        role="button"
        onClick={() => openPage(`pages/points/statement/index?month=${month}`)}
      >
        <Text className={styles.monthName}>{spokenMonth(month)}</Text>
        <Text className={styles.monthMore}>月结单</Text>
        <Icon name="right" size={14} />
      </View>
      <Panel padded>
        {items.map((item) => (
          <ListRow key={item.id} title={item.title} note={noteOf(item)} right={<Delta item={item} />} />
        ))}
      </Panel>
    </View>
  );
}

function Nothing({ filter }: { readonly filter: Filter }) {
  if (filter !== 'all') return <Notice icon="receipt" title="没有这一类记录" />;
  return <Notice id="points-empty" icon="points" title="还没有积分" note="第一次消费之后，每一笔进出都会记在这里。" />;
}

/** Every movement with its reason, newest first, months apart; the page goes on loading as it is scrolled. */
export function Entries() {
  const [filter, setFilter] = useState<Filter>('all');
  const kind = filter === 'all' ? undefined : filter;
  const list = usePages(`points-${filter}`, (cursor) => listPointsItems(kind, cursor));
  const { items, error, refetch } = list;
  return (
    <Section title="积分明细">
      <Chips name="points-filter" choices={filters} current={filter} onPick={setFilter} />
      {!items && !error && <Skeleton panels={2} />}
      {!items && error && <ErrorState title="明细没有加载出来" error={error} onRetry={() => void refetch()} />}
      {items?.length === 0 && <Nothing filter={filter} />}
      {items && byMonth(items).map(([month, rows]) => <Month key={month} month={month} items={rows} />)}
      {items && items.length > 0 && <ListEnd list={list} />}
    </Section>
  );
}
