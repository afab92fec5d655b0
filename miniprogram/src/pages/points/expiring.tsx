import { Text, View } from '@tarojs/components';
import { groupThousands } from '@jieti/shared/money';
import { useState } from 'react';
import type { MyPoints } from '@jieti/shared/api/points';
import { phoneNow } from '../../clock';
import { Icon } from '../../components/icon/icon';
import { Panel } from '../../components/section/panel';
import { Section } from '../../components/section/section';
import { lastDayWords, spokenDay } from '../../format';
import styles from './points.module.scss';

const shownAtFirst = 4;

/** Every lot that ends, soonest first, each as long as it is large. */
export function Expiring({ lots }: { readonly lots: MyPoints['expiring'] }) {
  const [open, setOpen] = useState(false);
  if (lots.length === 0) return null;
  const most = Math.max(...lots.map((lot) => lot.points));
  const shown = open ? lots : lots.slice(0, shownAtFirst);
  const now = phoneNow();
  return (
    <Section title="到期时间" note="先到期的先用">
      <Panel padded>
        <View id="points-expiring" className={styles.lots}>
          {shown.map(({ points, expiresOn }) => {
            const { words, soon } = lastDayWords(expiresOn, now);
            return (
              <View key={expiresOn} className={styles.lot}>
                <View className={styles.lotLine}>
                  <Text className={styles.lotDay}>{spokenDay(expiresOn)}</Text>
                  {words && <Text className={soon ? styles.lotSoon : styles.lotWords}>{words}</Text>}
                  <Text className={styles.lotPoints}>{groupThousands(points)}</Text>
                </View>
                <View className={styles.lotTrack}>
                  <View
                    className={styles.lotBar}
                    style={{ width: `${Math.max(2, (points / most) * 100).toFixed(1)}%` }}
                  />
                </View>
              </View>
            );
          })}
          {lots.length > shown.length && (
            <View id="points-expiring-more" className={styles.lotsMore} role="button" onClick={() => setOpen(true)}>
              <Text>{`展开其余 ${lots.length - shown.length} 批`}</Text>
              <Icon name="down" size={14} />
            </View>
          )}
        </View>
      </Panel>
    </Section>
  );
}
