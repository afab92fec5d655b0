import { Text, View } from '@tarojs/components';
import styles from './pay.module.scss';

interface PayLineProps {
  readonly label: string;
  readonly value: string;
  /** How it came about, below in smaller type. */
  readonly note?: string;
}

/** One line of what is paid for. */
export function PayLine({ label, value, note }: PayLineProps) {
  return (
    <View className={styles.line}>
      <View className={styles.lineText}>
        <Text className={styles.lineLabel}>{label}</Text>
        {note && <Text className={styles.lineNote}>{note}</Text>}
      </View>
      <Text className={styles.lineValue}>{value}</Text>
    </View>
  );
}
