import { Text, View } from '@tarojs/components';
import type { ProgressItem } from '@jieti/shared/api/tiers';
import { figure, measure } from '../../format';
import { Icon } from '../icon/icon';
import { Bar } from './bar';
import styles from './progress.module.scss';

/** One condition: what it counts, how far it is, what is left. */
export function ProgressRow({ item }: { readonly item: ProgressItem }) {
  return (
    <View className={styles.row}>
      <View className={styles.line}>
        <Text className={styles.label}>{item.label}</Text>
        {item.holds ? (
          <View className={styles.met}>
            <Icon name="check" size={14} />
            <Text className={styles.metWord}>已达成</Text>
          </View>
        ) : (
          <Text className={styles.gap}>{`还差 ${measure(item.left, item.unit)}`}</Text>
        )}
        <Text className={styles.figures}>
          <Text className={styles.value}>{figure(item.value, item.unit)}</Text>
          {` / ${measure(item.threshold, item.unit)}`}
        </Text>
      </View>
      <Bar value={item.value} threshold={item.threshold} met={item.holds} />
    </View>
  );
}
