import { View } from '@tarojs/components';
import styles from './states.module.scss';

/** The card before its figures: already in the colour of the last known tier. */
export function CardSkeleton() {
  return (
    <View className={styles.card}>
      <View className={styles.cardShort} />
      <View className={styles.cardLong} />
    </View>
  );
}
