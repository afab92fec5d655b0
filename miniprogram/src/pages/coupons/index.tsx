import { Text, View } from '@tarojs/components';
import { useQuery } from '@tanstack/react-query';
import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import type { CouponView } from '@jieti/shared/api/coupons';
import type { MyCoupons } from '@jieti/shared/api/me';
import { getCoupons, type CouponTab } from '../../api/me';
import { phoneNow } from '../../clock';
import { Screen } from '../../components/screen/screen';
import { ErrorState } from '../../components/states/error-state';
import { Notice } from '../../components/states/notice';
import { Skeleton } from '../../components/states/skeleton';
import { Ticket } from '../../components/ticket/ticket';
import { TopBar } from '../../components/top-bar/top-bar';
import { usePalette } from '../../hooks/use-palette';
import { usePullToRefresh } from '../../hooks/use-pull-to-refresh';
import { useTabBar } from '../../hooks/use-tab-bar';
import { openPage } from '../../open-page';
import { CouponSheet } from './coupon-sheet';
import { Packs } from './packs';
import styles from './coupons.module.scss';

const tabs: readonly { readonly key: CouponTab; readonly label: string }[] = [
  { key: 'usable', label: '可用' },
  { key: 'used', label: '已使用' },
  { key: 'expired', label: '已过期' },
];

interface TabsProps {
  readonly current: CouponTab;
  readonly counts: MyCoupons['counts'] | undefined;
  readonly onPick: (tab: CouponTab) => void;
}

function Tabs({ current, counts, onPick }: TabsProps) {
  return (
    <View className={styles.tabs} role="tablist">
      {tabs.map(({ key, label }) => (
        <View
          key={key}
          id={`coupons-${key}`}
          className={`${styles.tab} ${key === current ? styles.current : ''}`}
          role="tab"
          aria-selected={key === current}
          onClick={() => onPick(key)}
        >
          <Text>{label}</Text>
          <Text className={styles.count}>{counts ? counts[key] : ''}</Text>
        </View>
      ))}
    </View>
  );
}

function Empty({ tab }: { readonly tab: CouponTab }) {
  if (tab !== 'usable') return <Notice icon="ticket" title={tab === 'used' ? '还没有用过券' : '没有过期的券'} />;
  return (
    <Notice
      id="coupons-empty"
      icon="ticket"
      title="现在没有可用的券"
      note="升级当天会发礼券，活动也会发到这里。"
      action={{ label: '看看权益', onTap: () => openPage('pages/perks/index') }}
    />
  );
}

/** Gifts of a tier say so in their origin: `升级金卡的礼物`. */
const fromTier = (coupon: CouponView) => coupon.origin.includes('升级') || coupon.origin.includes('等级');

export default function CouponsPage() {
  const palette = usePalette();
  const [tab, setTab] = useState<CouponTab>('usable');
  const [chosen, setChosen] = useState<CouponView>();
  const coupons = useQuery({
    queryKey: ['coupons', tab],
    queryFn: () => getCoupons(tab),
    placeholderData: (old) => old,
  });
  useTabBar(palette);
  useDidShow(() => void coupons.refetch());
  usePullToRefresh(coupons.refetch);
  const { data, error, isPlaceholderData } = coupons;
  return (
    <Screen palette={palette} top={<TopBar kind="plain" title="优惠券" />}>
      <Tabs current={tab} counts={data?.counts} onPick={setTab} />
      {!data && !error && <Skeleton panels={3} />}
      {!data && error && <ErrorState title="券没有加载出来" error={error} onRetry={() => void coupons.refetch()} />}
      {data && !isPlaceholderData && data.items.length === 0 && <Empty tab={tab} />}
      {!isPlaceholderData &&
        data?.items.map((coupon) => (
          <Ticket
            key={coupon.id}
            coupon={coupon}
            now={phoneNow()}
            palette={fromTier(coupon) ? palette : undefined}
            onUse={() => setChosen(coupon)}
          />
        ))}
      {tab === 'usable' && <Packs />}
      {chosen && <CouponSheet coupon={chosen} onClose={() => setChosen(undefined)} />}
    </Screen>
  );
}
