import { Text, View } from '@tarojs/components';
import { Screen } from '../../components/screen/screen';
import { Panel } from '../../components/section/panel';
import { ListRow } from '../../components/section/list-row';
import { Section } from '../../components/section/section';
import { ErrorState } from '../../components/states/error-state';
import { Skeleton } from '../../components/states/skeleton';
import { StaleNote } from '../../components/states/stale-note';
import { TopBar } from '../../components/top-bar/top-bar';
import { useHome } from '../../hooks/use-home';
import { usePalette } from '../../hooks/use-palette';
import { usePoints } from '../../hooks/use-points';
import { openPage } from '../../open-page';
import { Balance } from './balance';
import { BesideGrowth } from './beside-growth';
import { Entries } from './entries';
import { Expiring } from './expiring';
import styles from './points.module.scss';

function Earning({ sentences }: { readonly sentences: readonly string[] }) {
  if (sentences.length === 0) return null;
  return (
    <Section title="怎么得积分">
      <Panel padded>
        {sentences.map((sentence) => (
          <View key={sentence} className={styles.way}>
            <View className={styles.dot} />
            <Text className={styles.wayText}>{sentence}</Text>
          </View>
        ))}
      </Panel>
    </Section>
  );
}

export default function PointsPage() {
  const palette = usePalette();
  const home = useHome();
  const points = usePoints();
  const { data, stored, error, refetch } = points;
  const shown = data ?? stored?.value;
  return (
    <Screen palette={palette} top={<TopBar kind="back" title="积分" />}>
      {!shown && !error && <Skeleton panels={2} />}
      {!shown && error && <ErrorState title="积分没有加载出来" error={error} onRetry={() => void refetch()} />}
      {shown && <Balance points={shown} />}
      {stored && error && <StaleNote id="points-stale" at={stored.at} what="这里" onRetry={() => void refetch()} />}
      {shown && (
        <>
          <BesideGrowth home={home.data ?? home.stored} />
          <View className={styles.shop}>
            <Panel padded>
              <ListRow
                id="points-claims"
                icon="gift"
                title="用积分换券"
                note="领券中心里标着积分的券"
                onTap={() => openPage('pages/claims/index')}
              />
            </Panel>
          </View>
          <Expiring lots={shown.expiring} />
        </>
      )}
      {data && <Earning sentences={data.earningNote} />}
      {data && <Entries />}
    </Screen>
  );
}
