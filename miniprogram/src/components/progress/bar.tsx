import { View } from '@tarojs/components';
import styles from './progress.module.scss';

interface BarProps {
  readonly value: number;
  readonly threshold: number;
  /** A met condition is drawn paler, so that the gap is what draws the eye. */
  readonly met?: boolean;
}

export function Bar({ value, threshold, met = false }: BarProps) {
  const share = met || threshold <= 0 ? 100 : Math.max(0, Math.min(100, (value / threshold) * 100));
  return (
    <View className={styles.track}>
      <View className={`${styles.fill} ${met ? styles.paler : ''}`} style={{ width: `${share.toFixed(1)}%` }} />
    </View>
  );
}
