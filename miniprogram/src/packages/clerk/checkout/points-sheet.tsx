import { Text, View } from '@tarojs/components';
import { formatFen, groupThousands } from '@jieti/shared/money';
import type { Quote, Visit } from '@jieti/shared/api/till';
import { PillButton } from '../../../components/pill-button/pill-button';
import { Sheet } from '../../../components/sheet/sheet';
import clerk from '../clerk.module.scss';
import type { PointsChoice } from './points-choice';
import { pointsStops } from './points-stops';
import styles from './points-sheet.module.scss';

interface PointsSheetProps {
  readonly visit: Visit;
  readonly quote: Quote;
  readonly pending: boolean;
  readonly choice: PointsChoice;
  readonly onChoice: (choice: PointsChoice) => void;
  readonly onClose: () => void;
}

function StepKey({ id, sign, onTap }: { readonly id: string; readonly sign: string; readonly onTap?: () => void }) {
  return (
    <View
      id={id}
      className={`${styles.key} ${onTap ? '' : styles.disabled}`}
      role="button"
      aria-label={sign === '+' ? '多用一档' : '少用一档'}
      onClick={onTap}
    >
      <Text>{sign}</Text>
    </View>
  );
}

/** Choosing points by their steps; the bill below is the server's at every step. */
export function PointsSheet({ visit, quote, pending, choice, onChoice, onClose }: PointsSheetProps) {
  const step = visit.points.spending?.points ?? 1;
  const most = quote.pointsMost;
  const now = choice === 'most' ? most : Math.min(choice, most);
  const to = (points: number) => onChoice(Math.max(0, Math.min(most, points)));
  return (
    <Sheet id="clerk-points-sheet" label="用多少积分" onClose={onClose}>
      <Text className={clerk.sheetTitle}>用多少积分</Text>
      <Text className={clerk.doneLine}>
        {`有 ${groupThousands(visit.points.available)}，这单最多用 ${groupThousands(most)}，抵 ${formatFen(quote.pointsMostFen)}`}
      </Text>
      <View className={styles.stepper}>
        <StepKey id="clerk-points-less" sign="−" onTap={now > 0 ? () => to(now - step) : undefined} />
        <View className={styles.figure}>
          <Text id="clerk-points-figure" className={styles.number}>
            {groupThousands(now)}
          </Text>
          <Text id="clerk-points-payable" className={clerk.meta}>
            {pending
              ? '待确认'
              : `应收 ${formatFen(quote.payableFen)}，付完剩 ${groupThousands(quote.pointsAfter)} 积分`}
          </Text>
        </View>
        <StepKey id="clerk-points-more" sign="+" onTap={now < most ? () => to(now + step) : undefined} />
      </View>
      <View className={styles.stops}>
        {pointsStops(most, step).map((points) => (
          <View
            key={points}
            id={`clerk-points-${points}`}
            className={`${styles.stop} ${points === now ? styles.picked : ''}`}
            role="button"
            onClick={() => to(points)}
          >
            <Text>
              {points === 0 ? '不用' : points === most ? `全部 ${groupThousands(most)}` : groupThousands(points)}
            </Text>
          </View>
        ))}
      </View>
      <PillButton id="clerk-points-done" tone="solid" size="large" onTap={onClose}>
        好了
      </PillButton>
    </Sheet>
  );
}
