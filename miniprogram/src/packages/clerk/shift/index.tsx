import { useQuery } from '@tanstack/react-query';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { formatFen, groupThousands } from '@jieti/shared/money';
import { useState } from 'react';
import type { Shift } from '@jieti/shared/api/till-actions';
import { getShift } from '../../../api/till';
import { Screen } from '../../../components/screen/screen';
import { ListRow } from '../../../components/section/list-row';
import { Panel } from '../../../components/section/panel';
import { Section } from '../../../components/section/section';
import { ErrorState } from '../../../components/states/error-state';
import { Skeleton } from '../../../components/states/skeleton';
import { TopBar } from '../../../components/top-bar/top-bar';
import { timeOfInstant } from '../../../format';
import { usePullToRefresh } from '../../../hooks/use-pull-to-refresh';
import { staffProfile } from '../../../session';
import { ActionRow } from '../actions/action-row';
import bill from '../checkout/bill.module.scss';
import { HourBars } from './hour-bars';
import styles from './shift.module.scss';

const shown = 10;

function Figure({ id, label, value, note }: { readonly [name in 'id' | 'label' | 'value' | 'note']: string }) {
  return (
    <View className={styles.figure}>
      <Text className={styles.label}>{label}</Text>
      <Text id={id} className={styles.value}>
        {value}
      </Text>
      <Text className={styles.label}>{note}</Text>
    </View>
  );
}

function Figures({ shift: { sales, refunds, undone, points } }: { readonly shift: Shift }) {
  return (
    <View className={styles.figures}>
      <Figure id="shift-sales" label="收款" value={formatFen(sales.fen)} note={`${sales.count} 单`} />
      <Figure id="shift-refunds" label="退款" value={formatFen(refunds.fen)} note={`${refunds.count} 笔`} />
      <Figure
        id="shift-points"
        label="积分"
        value={`+${groupThousands(points.earned)}`}
        note={`用掉 ${groupThousands(points.spent)}`}
      />
      <Figure id="shift-undone" label="撤销" value={String(undone.count)} note={formatFen(undone.fen)} />
    </View>
  );
}

function Given({ shift: { coupons, perks } }: { readonly shift: Shift }) {
  if (coupons.length + perks.length === 0) return null;
  return (
    <Section title="核销和权益">
      <Panel padded>
        {coupons.map(({ title, count, offFen }) => (
          <ListRow key={title} title={title} note={`优惠 ${formatFen(offFen)}`} right={<Text>{`${count} 张`}</Text>} />
        ))}
        {perks.map(({ title, count }) => (
          <ListRow key={title} title={title} note="等级权益" right={<Text>{`${count} 次`}</Text>} />
        ))}
      </Panel>
    </Section>
  );
}

function Actions({ shift, onUndone }: { readonly shift: Shift; readonly onUndone: () => void }) {
  return (
    <Section
      title="刚才做的"
      note="全部记录"
      onMore={() => void Taro.navigateTo({ url: '/packages/clerk/actions/index' })}
    >
      <Panel padded>
        {shift.actions.slice(0, shown).map((action) => (
          <ActionRow key={action.id} action={action} onUndone={onUndone} />
        ))}
        {shift.actions.length === 0 && <ListRow title="今天还没有操作" note="收款、退款、核销都会记在这里" />}
      </Panel>
    </Section>
  );
}

function Whose({ mine, onMine }: { readonly mine: boolean; readonly onMine: (mine: boolean) => void }) {
  return (
    <View className={bill.segments} role="tablist">
      {[false, true].map((own) => (
        <View
          key={String(own)}
          id={own ? 'shift-mine' : 'shift-store'}
          className={`${bill.segment} ${own === mine ? bill.picked : ''}`}
          role="tab"
          aria-selected={own === mine}
          onClick={() => onMine(own)}
        >
          {own ? '我的班' : '全店今天'}
        </View>
      ))}
    </View>
  );
}

/** The day so far: what came in, what went back, what was given, and what can still be undone. */
export default function ClerkShiftPage() {
  const [mine, setMine] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: ['shift', mine],
    queryFn: () => getShift(mine),
    staleTime: 0,
  });
  usePullToRefresh(refetch);
  return (
    <Screen palette="plain" top={<TopBar kind="back" title="班次" note={staffProfile()?.store?.name} />}>
      <View className={styles.head}>
        <Whose mine={mine} onMine={setMine} />
        {data && <Text className={styles.label}>{`到 ${timeOfInstant(data.to)}`}</Text>}
      </View>
      {!data && !error && <Skeleton panels={3} />}
      {!data && error && <ErrorState title="班次没有加载出来" error={error} onRetry={() => void refetch()} />}
      {data && (
        <>
          <Figures shift={data} />
          <HourBars hours={data.byHour} />
          <Given shift={data} />
          <Actions shift={data} onUndone={() => void refetch()} />
        </>
      )}
    </Screen>
  );
}
