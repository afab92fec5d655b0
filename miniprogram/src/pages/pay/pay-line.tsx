import { Text, View } from '@tarojs/components';
import styles from './pay.module.scss';

/** One line of what is paid for. */
export function PayLine({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <View className={styles.line}>
      <Text className={styles.lineLabel}>{label}</Text>
      <Text className={styles.lineValue}>{value}</Text>
    </View>
  );
}
