import { Text, View } from '@tarojs/components';
import { groupThousands } from '@jieti/shared/money';
import { useState } from 'react';
import type { ClaimCentre, ClaimItem } from '@jieti/shared/api/claims';
import { Icon } from '../../components/icon/icon';
import { HarvestRow } from '../../components/subscribe-row/harvest-row';
import { Screen } from '../../components/screen/screen';
import { ErrorState } from '../../components/states/error-state';
import { Notice } from '../../components/states/notice';
import { Skeleton } from '../../components/states/skeleton';
import { StaleNote } from '../../components/states/stale-note';
import { TopBar } from '../../components/top-bar/top-bar';
import { useClaims } from '../../hooks/use-claims';
import { useHome } from '../../hooks/use-home';
import { usePalette } from '../../hooks/use-palette';
import { usePullToRefresh } from '../../hooks/use-pull-to-refresh';
import { openPage } from '../../open-page';
import { claimGroups, inFirstOrder } from './claim-groups';
import { Exchange } from './exchange';
import { LockedOffer } from './locked-offer';
import { Offer } from './offer';
import { PriceSheet } from './price-sheet';
import { useClaim } from './use-claim';
import styles from './claims.module.scss';

function Purse({ available }: { readonly available: number }) {
  return (
    <View id="claims-points" className={styles.purse} role="button" onClick={() => openPage('pages/points/index')}>
      <Icon name="points" size={18} />
      <Text className={styles.purseLabel}>可用积分</Text>
      <Text className={styles.purseFigure}>{groupThousands(available)}</Text>
      <Icon name="right" size={14} />
    </View>
  );
}

interface OffersProps {
  readonly centre: ClaimCentre;
  /** Without a network what was there can be read, and nothing taken. */
  readonly isKept: boolean;
}

function Offers({ centre, isKept }: OffersProps) {
  const home = useHome();
  const { takings, take } = useClaim();
  const [asking, setAsking] = useState<ClaimItem>();
  const [order] = useState(() => centre.items.map(({ templateId }) => templateId));
  const items = inFirstOrder(centre.items, order);
  const groups = claimGroups(items, new Set(takings.keys()));
  const offer = (item: ClaimItem) => (
    <Offer
      key={item.templateId}
      item={item}
      taking={takings.get(item.templateId)}
      isKept={isKept}
      onTake={() => (item.pointsPrice > 0 ? setAsking(item) : void take(item))}
    />
  );
  return (
    <>
      {[...takings.values()].some(({ kind }) => kind === 'claimed') && (
        <HarvestRow id="claims-notices" title="到期前提醒我用" keys={['coupon-expiring', 'coupon-granted']} />
      )}
      {groups.now.map(offer)}
      {groups.tier.length > 0 && <Text className={styles.groupTitle}>其他等级可领</Text>}
      {groups.tier.map((item) => (
        <LockedOffer key={item.templateId} item={item} home={home.data ?? home.stored} />
      ))}
      {groups.gone.length > 0 && <Text className={styles.groupTitle}>领过的和领完的</Text>}
      {groups.gone.map(offer)}
      {asking && (
        <PriceSheet
          item={asking}
          available={centre.pointsAvailable}
          onConfirm={() => void take(asking)}
          onClose={() => setAsking(undefined)}
        />
      )}
    </>
  );
}

export default function ClaimsPage() {
  const palette = usePalette();
  const { data, shown, staleAt, isKept, error, isFetching, refetch } = useClaims();
  const retry = () => void refetch();
  usePullToRefresh(refetch);
  return (
    <Screen palette={palette} top={<TopBar kind="back" title="领券中心" />}>
      {!shown && !error && <Skeleton panels={3} />}
      {!shown && error && <ErrorState title="领券中心没有加载出来" error={error} onRetry={retry} />}
      {shown && <Purse available={shown.pointsAvailable} />}
      {staleAt !== undefined && (
        <StaleNote id="claims-stale" at={staleAt} what="这里" busy={isFetching} onRetry={retry} />
      )}
      {shown && shown.items.length > 0 && <Offers centre={shown} isKept={isKept} />}
      {shown?.items.length === 0 && (
        <Notice id="claims-empty" icon="gift" title="现在没有可领的券" note="升级当天会发礼券，活动的券会放到这里。" />
      )}
      {data && <Exchange />}
    </Screen>
  );
}
