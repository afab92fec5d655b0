import { Text, View } from '@tarojs/components';
import type { Quote, Visit } from '@jieti/shared/api/till';
import { Bar } from '../../../components/progress/bar';
import { figure, measure } from '../../../format';
import styles from './checkout.module.scss';

/** Where this bill leaves the member, and the one line worth saying. */
export function Coach({ quote }: { readonly quote: Quote }) {
  const { tierAfter, keepAfter, nextAfter, coach } = quote;
  const progress = keepAfter && !keepAfter.holds ? keepAfter : (nextAfter ?? keepAfter);
  const item = progress?.items.find((i) => !i.holds) ?? progress?.items[0];
  if (!progress && !coach && !tierAfter) return null;
  return (
    <View id="clerk-coach" className={`${styles.coach} palette-${(tierAfter ?? progress?.tier)?.palette ?? 'plain'}`}>
      {tierAfter && <Text className={styles.coachLead}>{`这单之后升到${tierAfter.name}`}</Text>}
      {!tierAfter && progress && item && (
        <>
          <View className={styles.coachLine}>
            <Text className={styles.coachLead}>{coach ?? `这单之后：${progress.sentence}`}</Text>
            <Text className={styles.coachFigure}>
              {`${figure(item.value, item.unit)} / ${measure(item.threshold, item.unit)}`}
            </Text>
          </View>
          <Bar value={item.value} threshold={item.threshold} met={item.holds} />
        </>
      )}
      {coach && (tierAfter || !item) && <Text className={styles.coachSay}>{coach}</Text>}
    </View>
  );
}

/** The one line worth saying before an amount is typed: the cheapest way to keep the tier, or to rise. */
export function VisitHint({ visit: { hint } }: { readonly visit: Pick<Visit, 'hint'> }) {
  if (!hint) return null;
  return (
    <View id="clerk-hint" className={styles.coach}>
      <Text className={styles.coachLead}>{hint}</Text>
    </View>
  );
}
