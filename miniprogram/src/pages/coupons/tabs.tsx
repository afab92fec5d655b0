import { Text, View } from '@tarojs/components';
import type { MyCoupons } from '@jieti/shared/api/me';
import type { CouponTab } from '../../api/me';
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

export function Tabs({ current, counts, onPick }: TabsProps) {
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
