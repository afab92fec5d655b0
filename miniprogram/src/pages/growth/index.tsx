import { Text, View } from '@tarojs/components';
import { listGrowth } from '../../api/me';
import { Screen } from '../../components/screen/screen';
import { ListRow } from '../../components/section/list-row';
import { Panel } from '../../components/section/panel';
import { ErrorState } from '../../components/states/error-state';
import { ListEnd } from '../../components/states/list-end';
import { Notice } from '../../components/states/notice';
import { Skeleton } from '../../components/states/skeleton';
import { StaleNote } from '../../components/states/stale-note';
import { TopBar } from '../../components/top-bar/top-bar';
import { dayOfInstant, signed } from '../../format';
import { useKeptPages } from '../../hooks/use-kept-pages';
import { usePalette } from '../../hooks/use-palette';
import { openPage } from '../../open-page';

export default function GrowthPage() {
  const palette = usePalette();
  const list = useKeptPages('growth', listGrowth);
  const { items, staleAt, isKept, error, isFetching } = list;
  const retry = () => void list.refetch();
  return (
    <Screen palette={palette} top={<TopBar kind="back" title="成长值明细" />}>
      {!items && !error && <Skeleton panels={3} />}
      {!items && error && <ErrorState title="明细没有加载出来" error={error} onRetry={retry} />}
      {staleAt !== undefined && (
        <StaleNote id="growth-stale" at={staleAt} what="明细" busy={isFetching} onRetry={retry} />
      )}
      {items?.length === 0 && (
        <Notice
          icon="receipt"
          title="还没有成长值"
          note="消费、签到和问卷都算，每一笔都会记在这里。"
          action={{ label: '先去签到', onTap: () => openPage('packages/community/tasks/index') }}
        />
      )}
      {items && items.length > 0 && (
        <Panel padded>
          {items.map((item) => (
            <ListRow
              key={item.id}
              title={item.title}
              note={[dayOfInstant(item.at), item.note].filter(Boolean).join('，')}
              right={
                <View style={{ color: item.delta < 0 ? 'var(--danger)' : 'var(--ink1)' }}>
                  <Text>{signed(item.delta)}</Text>
                </View>
              }
            />
          ))}
        </Panel>
      )}
      {items && items.length > 0 && <ListEnd list={list} isKept={isKept} />}
    </Screen>
  );
}
