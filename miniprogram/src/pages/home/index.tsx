import { View } from '@tarojs/components';
import type { Home } from '@jieti/shared/api/me';
import { ErrorState } from '../../components/states/error-state';
import { CardSkeleton } from '../../components/states/card-skeleton';
import { Skeleton } from '../../components/states/skeleton';
import { StaleNote } from '../../components/states/stale-note';
import { Screen } from '../../components/screen/screen';
import { Panel } from '../../components/section/panel';
import { TierCard } from '../../components/tier-card/tier-card';
import { TopBar } from '../../components/top-bar/top-bar';
import { useHome } from '../../hooks/use-home';
import { usePalette } from '../../hooks/use-palette';
import { usePullToRefresh } from '../../hooks/use-pull-to-refresh';
import { useTabBar } from '../../hooks/use-tab-bar';
import { openPage } from '../../open-page';
import { BillNotice } from './bill-notice';
import { HomeSections } from './home-sections';

const Card = ({ home }: { readonly home: Home }) => (
  <TierCard home={home} onWhy={() => openPage('pages/why/index')} onCode={() => openPage('pages/code/index')} />
);

function Body({ home }: { readonly home: ReturnType<typeof useHome> }) {
  const { data, stored, error, refetch } = home;
  if (data) {
    return (
      <>
        <BillNotice />
        <Card home={data} />
        {error && <StaleNote id="home-stale" at={data.asOf} what="卡面" onRetry={() => void refetch()} />}
        <HomeSections home={data} />
      </>
    );
  }
  if (!error) {
    return (
      <>
        {stored ? <Card home={stored} /> : <CardSkeleton />}
        <View style={{ height: '12px' }} />
        <Skeleton panels={2} />
      </>
    );
  }
  return (
    <>
      {stored && <Card home={stored} />}
      <View style={{ height: '12px' }} />
      <Panel>
        <ErrorState
          title={stored ? '进度没有加载出来' : '会员卡没有加载出来'}
          error={error}
          onRetry={() => void refetch()}
        />
      </Panel>
      {stored && <StaleNote id="home-stale" at={stored.asOf} what="卡面" onRetry={() => void refetch()} />}
    </>
  );
}

export default function HomePage() {
  const palette = usePalette();
  const home = useHome();
  useTabBar(palette);
  usePullToRefresh(home.refetch);
  const shopName = (home.data ?? home.stored)?.shopName ?? '会员卡';
  return (
    <Screen palette={palette} top={<TopBar kind="brand" title={shopName} />}>
      <Body home={home} />
    </Screen>
  );
}
