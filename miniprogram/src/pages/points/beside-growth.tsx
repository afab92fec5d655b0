import { Text, View } from '@tarojs/components';
import type { Home } from '@jieti/shared/api/me';
import { Icon } from '../../components/icon/icon';
import { figure } from '../../format';
import { openPage } from '../../open-page';
import styles from './points.module.scss';

/** Points beside growth: one is spent, the other decides the tier. */
export function BesideGrowth({ home }: { readonly home: Home | undefined }) {
  const growth = home?.headline.unit === 'growth' ? figure(home.headline.value, 'growth') : undefined;
  return (
    <View className={styles.beside} role="button" id="points-growth" onClick={() => openPage('pages/growth/index')}>
      <View className={styles.besideText}>
        <Text className={styles.besideTitle}>花积分不影响等级</Text>
        <Text className={styles.besideNote}>
          {growth ? `等级只看成长值，现在是 ${growth}` : '等级只看成长值，积分是拿来花的'}
        </Text>
      </View>
      <Text className={styles.besideMore}>成长值</Text>
      <Icon name="right" size={14} />
    </View>
  );
}
