import { Text, View } from '@tarojs/components';
import { formatFen, groupThousands } from '@jieti/shared/money';
import { useState } from 'react';
import type { Quote, Visit } from '@jieti/shared/api/till';
import type { PointsChoice } from './points-choice';
import { PointsSheet } from './points-sheet';
import styles from './bill.module.scss';

interface PointsRowProps {
  readonly visit: Visit;
  readonly quote: Quote | undefined;
  readonly pending: boolean;
  readonly choice: PointsChoice;
  readonly onChoice: (choice: PointsChoice) => void;
}

function noteOf({ visit, quote, choice }: PointsRowProps): string {
  const { available, cashNote } = visit.points;
  if (!quote) return cashNote ?? '';
  if (quote.pointsMost === 0) return `有 ${groupThousands(available)}，这单用不上`;
  if (choice === 0) return `最多抵 ${formatFen(quote.pointsMostFen)}`;
  return `用 ${groupThousands(quote.price.pointsSpent)}，剩 ${groupThousands(quote.pointsAfter)}`;
}

/** Points to spend: none, all the bill takes, or a number of one's own. Not there where there are none to spend. */
export function PointsRow(props: PointsRowProps) {
  const { visit, quote, choice, onChoice } = props;
  const [open, setOpen] = useState(false);
  if (!visit.maySpend || !visit.points.spending || visit.points.available < visit.points.spending.points) return null;
  const usable = quote !== undefined && quote.pointsMost > 0;
  const own = choice !== 0 && choice !== 'most';
  const tab = (id: string, label: string, picked: boolean, onTap: () => void) => (
    <View
      id={id}
      className={`${styles.segment} ${picked ? styles.picked : ''} ${usable ? '' : styles.disabled}`}
      role="tab"
      aria-selected={picked}
      onClick={usable ? onTap : undefined}
    >
      {label}
    </View>
  );
  return (
    <View className={styles.points}>
      <View className={styles.pointsText}>
        <Text className={styles.rowLabel}>积分</Text>
        <Text id="clerk-points-note" className={styles.stepNote}>
          {noteOf(props)}
        </Text>
      </View>
      <View className={styles.segments} role="tablist">
        {tab('clerk-points-none', '不用', choice === 0, () => onChoice(0))}
        {tab('clerk-points-most', '全用', choice === 'most', () => onChoice('most'))}
        {tab('clerk-points-own', '自选', own, () => setOpen(true))}
      </View>
      {open && quote && <PointsSheet {...props} quote={quote} onClose={() => setOpen(false)} />}
    </View>
  );
}
