import { Text, View } from '@tarojs/components';
import styles from './stat.module.scss';

export interface Stat {
  readonly id: string;
  readonly label: string;
  /** `undefined` while it is not known: a block stands in its place. */
  readonly value: string | undefined;
  readonly unit?: string | undefined;
  readonly onTap: () => void;
}

/** A few figures side by side in one panel, each the door to its page. */
export function StatRow({ stats }: { readonly stats: readonly Stat[] }) {
  return (
    <View className={styles.row}>
      {stats.map(({ id, label, value, unit, onTap }) => (
        <View key={id} id={id} className={styles.stat} role="button" onClick={onTap}>
          {value === undefined ? (
            <View className={styles.blank} />
          ) : (
            <View className={styles.figureLine}>
              <Text className={styles.figure}>{value}</Text>
              {unit && <Text className={styles.unit}>{unit}</Text>}
            </View>
          )}
          <Text className={styles.label}>{label}</Text>
        </View>
      ))}
    </View>
  );
}
