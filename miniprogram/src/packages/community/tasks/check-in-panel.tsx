import { Text, View } from '@tarojs/components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CheckInCalendar } from '@jieti/shared/api/community';
import { checkIn, getCheckIns } from '../../../api/community';
import { sentenceOf } from '../../../api/sentence-of';
import { Icon } from '../../../components/icon/icon';
import { PillButton } from '../../../components/pill-button/pill-button';
import { Panel } from '../../../components/section/panel';
import { ErrorState } from '../../../components/states/error-state';
import { Skeleton } from '../../../components/states/skeleton';
import { toast } from '../../../toast';
import { monthBeside, monthGrid } from './month-grid';
import { streakNote } from './streak-note';
import styles from './tasks.module.scss';

const weekdays = ['一', '二', '三', '四', '五', '六', '日'];

function Days({ calendar }: { readonly calendar: CheckInCalendar }) {
  const done = new Set(calendar.days);
  return (
    <View className={styles.grid}>
      <View className={styles.week}>
        {weekdays.map((name) => (
          <Text key={name} className={styles.weekday}>
            {name}
          </Text>
        ))}
      </View>
      {monthGrid(calendar.month).map((week) => (
        <View key={week.find(({ day }) => day)?.day ?? 'none'} className={styles.week}>
          {week.map(({ day, date }, i) => {
            const names = [
              styles.day,
              day && done.has(day) ? styles.done : '',
              day === calendar.today ? styles.today : '',
            ];
            return (
              <View key={day ?? i} className={names.join(' ')}>
                <Text>{date ?? ''}</Text>
              </View>
            );
          })}
        </View>
      ))}
    </View>
  );
}

interface MonthProps {
  readonly calendar: CheckInCalendar;
  readonly onMonth: (month: string) => void;
}

function Month({ calendar, onMonth }: MonthProps) {
  const { month, today } = calendar;
  const [year, number] = month.split('-').map(Number);
  const isThisMonth = today.startsWith(month);
  return (
    <View className={styles.monthBar}>
      <View
        className={styles.monthKey}
        role="button"
        aria-label="上个月"
        onClick={() => onMonth(monthBeside(month, -1))}
      >
        <Icon name="left" size={16} />
      </View>
      <Text className={styles.monthName}>{`${year} 年 ${number} 月`}</Text>
      <View
        className={`${styles.monthKey} ${isThisMonth ? styles.off : ''}`}
        role="button"
        aria-label="下个月"
        aria-disabled={isThisMonth}
        onClick={isThisMonth ? undefined : () => onMonth(monthBeside(month, 1))}
      >
        <Icon name="right" size={16} />
      </View>
    </View>
  );
}

/** Today's check-in, the row of days, and the month. */
export function CheckInPanel() {
  const [month, setMonth] = useState<string>();
  const queries = useQueryClient();
  const calendar = useQuery({
    queryKey: ['check-ins', month],
    queryFn: () => getCheckIns(month),
    placeholderData: (before) => before,
  });
  const today = useMutation({
    mutationFn: checkIn,
    onSuccess: ({ gained, tierUp }) => {
      toast(tierUp ? `签到成功，升到${tierUp}` : gained > 0 ? `签到成功，成长值 +${gained}` : '签到成功');
      setMonth(undefined);
      for (const key of ['check-ins', 'home', 'growth', 'points']) void queries.invalidateQueries({ queryKey: [key] });
    },
    onError: (error) => toast(sentenceOf(error)),
  });
  const { data, error } = calendar;
  // What failed beside the calendar shows nothing of its own: one button asks for all of it again.
  const retry = () =>
    void queries.refetchQueries({ type: 'active', predicate: ({ state }) => state.status === 'error' });
  if (!data && error) return <ErrorState title="签到没有加载出来" error={error} onRetry={retry} />;
  if (!data) return <Skeleton panels={1} />;
  return (
    <Panel padded>
      <View className={styles.checkIn}>
        <View className={styles.checkInText}>
          <Text id="check-in-streak" className={styles.checkInTitle}>
            {data.checkedInToday ? '今天已签到' : data.growth > 0 ? `签到得 ${data.growth} 成长值` : '今天还没签到'}
          </Text>
          <Text className={styles.checkInNote}>{streakNote(data)}</Text>
        </View>
        <PillButton
          id="check-in"
          tone="solid"
          disabled={data.checkedInToday || today.isPending}
          onTap={() => today.mutate()}
        >
          {data.checkedInToday ? '已签到' : '签到'}
        </PillButton>
      </View>
      <Month calendar={data} onMonth={setMonth} />
      <Days calendar={data} />
    </Panel>
  );
}
