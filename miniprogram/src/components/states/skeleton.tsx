import { View } from '@tarojs/components';
import styles from './states.module.scss';

/** Grey blocks in the shape of panels that are still loading. */
export function Skeleton({ panels }: { readonly panels: number }) {
  return (
    <View id="skeleton" aria-label="正在加载">
      {Array.from({ length: panels }, (_, i) => (
        <View key={i} className={styles.block}>
          <View className={styles.short} />
          <View className={styles.long} />
          <View className={styles.long} />
        </View>
      ))}
    </View>
  );
}
