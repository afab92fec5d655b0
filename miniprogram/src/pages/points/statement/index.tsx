import { useQuery } from '@tanstack/react-query';
import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { groupThousands } from '@jieti/shared/money';
import { useState } from 'react';
import type { PointsStatement } from '@jieti/shared/api/points';
import { getPointsStatement } from '../../../api/me';
import { phoneNow } from '../../../clock';
import { Screen } from '../../../components/screen/screen';
import { ErrorState } from '../../../components/states/error-state';
import { Skeleton } from '../../../components/states/skeleton';
import { TopBar } from '../../../components/top-bar/top-bar';
import { signed } from '../../../format';
import { useHome } from '../../../hooks/use-home';
import { usePalette } from '../../../hooks/use-palette';
import { MonthBar } from './month-bar';
import { monthOf, spokenMonth } from '../months';
import { statementLines } from './statement-lines';
import styles from '../points.module.scss';

function Slip({ statement }: { readonly statement: PointsStatement }) {
  const lines = statementLines(statement);
  return (
    <View id="points-statement" className={styles.slip}>
      <View className={styles.slipLine}>
        <Text className={styles.slipLabel}>月初</Text>
        <Text id="statement-opening">{groupThousands(statement.opening)}</Text>
      </View>
      <View className={styles.slipMoves}>
        {lines.map(({ label, points }) => (
          <View key={label} className={styles.slipLine}>
            <Text className={styles.slipLabel}>{label}</Text>
            <Text className={points > 0 ? styles.gain : ''}>{signed(points)}</Text>
          </View>
        ))}
        {lines.length === 0 && <Text className={styles.slipNone}>这个月没有进出</Text>}
      </View>
      <View className={styles.slipLine}>
        <Text className={styles.slipClosing}>{statement.month === monthOf(phoneNow()) ? '到现在' : '月末'}</Text>
        <Text id="statement-closing" className={styles.slipTotal}>
          {groupThousands(statement.closing)}
        </Text>
      </View>
    </View>
  );
}

/** One month of points: what there was, what came and went, what was left. */
export default function StatementPage() {
  const palette = usePalette();
  const home = useHome();
  const thisMonth = monthOf(phoneNow());
  const [month, setMonth] = useState(useRouter().params.month ?? thisMonth);
  const joined = (home.data ?? home.stored)?.member.joinedOn.slice(0, 7);
  const { data, error, refetch } = useQuery({
    queryKey: ['points-statement', month],
    queryFn: () => getPointsStatement(month),
  });
  return (
    <Screen palette={palette} top={<TopBar kind="back" title="积分月结单" />}>
      <MonthBar month={month} first={joined ?? month} last={thisMonth} onPick={setMonth} />
      {!data && !error && <Skeleton panels={1} />}
      {!data && error && (
        <ErrorState title={`${spokenMonth(month)}没有加载出来`} error={error} onRetry={() => void refetch()} />
      )}
      {data && <Slip statement={data} />}
      <Text className={styles.foot}>含待到账的积分，扣去欠着的。以入账的时间为准。</Text>
    </Screen>
  );
}
