import { Text, View } from '@tarojs/components';
import type { PerksPage as PerksView } from '@jieti/shared/api/me';
import { getPerks } from '../../api/me';
import { BirthdayRow } from '../../components/birthday/birthday-row';
import { useBirthday } from '../../components/birthday/use-birthday';
import { Screen } from '../../components/screen/screen';
import { Panel } from '../../components/section/panel';
import { Section } from '../../components/section/section';
import { ErrorState } from '../../components/states/error-state';
import { Skeleton } from '../../components/states/skeleton';
import { StaleNote } from '../../components/states/stale-note';
import { TopBar } from '../../components/top-bar/top-bar';
import { useHome } from '../../hooks/use-home';
import { useKeptQuery } from '../../hooks/use-kept-query';
import { usePalette } from '../../hooks/use-palette';
import { usePullToRefresh } from '../../hooks/use-pull-to-refresh';
import { useTabBar } from '../../hooks/use-tab-bar';
import { openPage } from '../../open-page';
import { Comparison } from './comparison';
import { FullTable } from './full-table';
import { Stairs } from './stairs';
import styles from './perks.module.scss';

function Way({ page, sentence }: { readonly page: PerksView; readonly sentence: string | undefined }) {
  const next = page.tiers.find((t) => t.key === page.next);
  if (!next || !sentence) return null;
  return (
    <View className={`${styles.way} palette-${next.palette}`}>
      <Text className={styles.wayText}>{sentence}</Text>
      <View id="perks-progress" className={styles.wayButton} role="button" onClick={() => openPage('pages/home/index')}>
        看进度
      </View>
    </View>
  );
}

function BirthdayPanel() {
  const { data } = useBirthday();
  if (!data) return null;
  return (
    <View className={styles.birthday}>
      <Panel padded>
        <BirthdayRow id="perks-birthday" />
      </Panel>
    </View>
  );
}

export default function PerksPage() {
  const palette = usePalette();
  const perks = useKeptQuery('perks', getPerks);
  const home = useHome();
  useTabBar(palette);
  usePullToRefresh(perks.refetch);
  const { shown, staleAt, error, isFetching } = perks;
  const retry = () => void perks.refetch();
  return (
    <Screen palette={palette} top={<TopBar kind="plain" title="权益" />}>
      {!shown && !error && <Skeleton panels={3} />}
      {!shown && error && <ErrorState title="权益没有加载出来" error={error} onRetry={retry} />}
      {staleAt !== undefined && (
        <StaleNote id="perks-stale" at={staleAt} what="权益" busy={isFetching} onRetry={retry} />
      )}
      {shown && (
        <>
          <Stairs page={shown} />
          <Comparison page={shown} />
          <Way page={shown} sentence={(home.data ?? home.stored)?.next?.sentence} />
          <BirthdayPanel />
          <Section title={`${shown.tiers.length === 4 ? '四' : shown.tiers.length}级对照`}>
            <FullTable page={shown} />
          </Section>
        </>
      )}
    </Screen>
  );
}
