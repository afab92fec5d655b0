import { Text, View } from '@tarojs/components';
import type { ReadingView } from '@jieti/shared/api/tiers';
import { Icon } from '../../components/icon/icon';
import { figure, measure } from '../../format';
import { ScoreParts } from './score-parts';
import styles from './why.module.scss';

const words: Readonly<Record<ReadingView['op'], string>> = { '>=': '需', '<=': '不超过', '<': '少于' };

/** The figures that decided, each beside what it had to be. */
export function Readings({ readings }: { readonly readings: readonly ReadingView[] }) {
  if (readings.length === 0) return null;
  return (
    <View className={styles.readings}>
      {readings.map((reading) => (
        <View key={reading.label} className={styles.reading}>
          <View className={styles.readingLine}>
            <Text className={styles.readingLabel}>{reading.label}</Text>
            <View className={styles.readingFigures}>
              <Text className={styles.readingValue}>{figure(reading.value, reading.unit)}</Text>
              <Text className={styles.readingNeed}>
                {`${words[reading.op]} ${measure(reading.threshold, reading.unit)}`}
              </Text>
              <View className={reading.holds ? styles.holds : styles.open}>
                <Icon name={reading.holds ? 'check' : 'clock'} size={16} />
              </View>
            </View>
          </View>
          {reading.parts && <ScoreParts parts={reading.parts} />}
        </View>
      ))}
    </View>
  );
}
