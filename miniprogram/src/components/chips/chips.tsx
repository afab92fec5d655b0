import { ScrollView, Text, View } from '@tarojs/components';
import styles from './chips.module.scss';

interface ChipsProps<K extends string> {
  /** Before the key of each choice in its id. */
  readonly name: string;
  readonly choices: readonly { readonly key: K; readonly label: string }[];
  readonly current: K;
  readonly onPick: (key: K) => void;
}

/** One of a few, in a row that scrolls sideways where it does not fit. */
export function Chips<K extends string>({ name, choices, current, onPick }: ChipsProps<K>) {
  return (
    <ScrollView className={styles.scroll} scrollX enhanced showScrollbar={false}>
      <View className={styles.row} role="tablist">
        {choices.map(({ key, label }) => (
          <View
            key={key}
            id={`${name}-${key}`}
            className={`${styles.chip} ${key === current ? styles.current : ''}`}
            role="tab"
            aria-selected={key === current}
            onClick={() => onPick(key)}
          >
            <Text>{label}</Text>
          </View>
        ))}
      </View>
    </ScrollView>
  );
}
