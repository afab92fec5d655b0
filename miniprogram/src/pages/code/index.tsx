import { Text, View } from '@tarojs/components';
import { useDidHide, useDidShow } from '@tarojs/taro';
import { useRef } from 'react';
import { groupThousands } from '@jieti/shared/money';
import type { TierBadge } from '@jieti/shared/api/tiers';
import { serverNow } from '../../clock';
import { CodePanel } from '../../components/code-panel/code-panel';
import { Icon } from '../../components/icon/icon';
import { Bar } from '../../components/progress/bar';
import { Screen } from '../../components/screen/screen';
import { ErrorState } from '../../components/states/error-state';
import { TopBar } from '../../components/top-bar/top-bar';
import { useCodes } from '../../hooks/use-codes';
import { useHome } from '../../hooks/use-home';
import { usePalette } from '../../hooks/use-palette';
import { useTabBar } from '../../hooks/use-tab-bar';
import { figure, measure } from '../../format';
import { openPage } from '../../open-page';
import { wechat } from '../../wechat';
import styles from './code.module.scss';

function useBrightScreen() {
  const restore = useRef<() => void>(undefined);
  useDidShow(() => {
    restore.current = wechat.brighten();
  });
  useDidHide(() => restore.current?.());
}

function CodeBody({ codes }: { readonly codes: ReturnType<typeof useCodes> }) {
  if (codes.shown) return <CodePanel shown={codes.shown} offline={codes.offline} />;
  if (!codes.error) return <View id="code-loading" className={styles.loading} />;
  return (
    <View className={styles.failed}>
      <ErrorState title="会员码没有加载出来" error={codes.error} onRetry={() => void codes.refetch()} />
    </View>
  );
}

interface KeepLineProps {
  readonly home: ReturnType<typeof useHome>['data'];
  /** The palette the panel lies on, for the notches. */
  readonly ground: TierBadge['palette'];
}

/** The one thing left to do for this tier or the next, below the code like the stub of a ticket. */
function KeepLine({ home, ground }: KeepLineProps) {
  const progress = home?.keep && !home.keep.holds ? home.keep : (home?.next ?? home?.keep);
  const item = progress?.items.find((i) => !i.holds) ?? progress?.items[0];
  if (!progress || !item) return null;
  return (
    <View className={`${styles.keep} palette-${progress.tier.palette}`}>
      <View className={`${styles.notch} ${styles.notchLeft} palette-${ground}`} />
      <View className={`${styles.notch} ${styles.notchRight} palette-${ground}`} />
      <View className={styles.keepLine}>
        <Text className={styles.sentence}>{progress.sentence}</Text>
        <Text className={styles.figures}>
          <Text className={styles.value}>{figure(item.value, item.unit)}</Text>
          {` / ${measure(item.threshold, item.unit)}`}
        </Text>
      </View>
      <Bar value={item.value} threshold={item.threshold} met={item.holds} />
    </View>
  );
}

export default function CodePage() {
  const palette = usePalette();
  const codes = useCodes();
  const home = useHome();
  const shownHome = home.data ?? home.stored;
  const soonest = shownHome?.coupons.soonest;
  // One that works from another day on is of no use at the till now.
  const usable = soonest && soonest.worksFrom <= serverNow() ? soonest : null;
  useTabBar(palette, 'card');
  useBrightScreen();
  return (
    <Screen palette={palette} ground="card" top={<TopBar kind="plain" title="会员码" onCard />}>
      <View className={styles.who}>
        <View className={styles.standing}>
          <Text className={styles.tier}>{codes.held?.tier.name ?? shownHome?.tier.name ?? ''}</Text>
          {shownHome && (
            <Text id="code-points" className={styles.points} onClick={() => openPage('pages/points/index')}>
              {`${groupThousands(shownHome.points.available)} 积分`}
            </Text>
          )}
        </View>
        <View className={styles.person}>
          <Text className={styles.name}>{codes.held?.name ?? shownHome?.member.name ?? ''}</Text>
          <Text className={styles.cardNo}>{codes.held ? `卡号 ${codes.held.cardNo}` : ''}</Text>
        </View>
      </View>
      <View className={styles.panel}>
        <CodeBody codes={codes} />
        <KeepLine home={shownHome} ground={palette} />
      </View>
      {usable && (
        <View className={styles.coupon} role="button" onClick={() => openPage('pages/coupons/index')}>
          <Icon name="ticket" />
          <Text className={styles.couponTitle}>{`优先用${usable.terms.title}`}</Text>
          <Icon name="right" size={16} />
        </View>
      )}
    </Screen>
  );
}
