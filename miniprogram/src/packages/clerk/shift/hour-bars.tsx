import { Text, View } from '@tarojs/components';
import { formatFen } from '@jieti/shared/money';
import type { Shift } from '@jieti/shared/api/till-actions';
import { Section } from '../../../components/section/section';
import { timeOfInstant } from '../../../format';
import styles from './shift.module.scss';

type Hours = Shift['byHour'];

/** What came in hour by hour; each bar beside its figure. Hours before the first sale and after the last are left out. */
export function HourBars({ hours }: { readonly hours: Hours }) {
  const first = hours.findIndex(({ count }) => count > 0);
  if (first < 0) return null;
  const last = hours.length - 1 - [...hours].reverse().findIndex(({ count }) => count > 0);
  const open = hours.slice(first, last + 1);
  const most = Math.max(...open.map(({ fen }) => fen), 1);
  return (
    <Section title="按小时">
      <View id="shift-hours" className={styles.hours}>
        {open.map(({ from, count, fen }) => (
          <View key={from} className={styles.hour}>
            <Text className={styles.hourName}>{timeOfInstant(from)}</Text>
            <View className={styles.track}>
              <View className={styles.bar} style={{ width: `${Math.round((100 * Math.max(0, fen)) / most)}%` }} />
            </View>
            <Text className={styles.hourValue}>{count === 0 ? '0' : `${formatFen(fen)}，${count} 单`}</Text>
          </View>
        ))}
      </View>
    </Section>
  );
}
