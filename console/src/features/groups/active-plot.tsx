import { Area, AreaChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { GroupReport } from '@jieti/shared/api/groups';
import { EmptyState } from '../../components/empty-state';
import { axisText, dayAxis } from '../../lib/day-axis';
import { dateWords } from '../../lib/dates';
import { useText } from '../../lib/use-text';

const HEIGHT = 240;

/** The share of people in groups who said something on a day, as WeCom counts it over all owners. */
export function ActivePlot({ days }: Pick<GroupReport, 'days'>) {
  const t = useText();
  const rows = days.map(({ day, counted }) => ({
    day,
    active: counted && counted.members > 0 ? (counted.activeMembers / counted.members) * 100 : null,
  }));
  if (rows.every(({ active }) => active === null))
    return (
      <EmptyState icon="members" title={t('企业微信还没有统计')} note={t('每天能看到前一天的，几分钟后再来看。')} />
    );
  return (
    <ResponsiveContainer width="100%" height={HEIGHT} initialDimension={{ width: 600, height: HEIGHT }}>
      <AreaChart data={rows} margin={{ top: 8, right: 4, bottom: 0, left: 0 }}>
        <XAxis {...dayAxis} />
        <YAxis
          width={40}
          tick={axisText}
          tickLine={false}
          axisLine={false}
          tickFormatter={(percent: number) => `${Math.round(percent)}%`}
        />
        <Tooltip
          labelFormatter={(day) => dateWords(String(day))}
          formatter={(value) => [`${Number(value).toFixed(1)}%`, t('当天说过话的')]}
        />
        <Area dataKey="active" stroke="#855410" fill="#EBD9BD" isAnimationActive={false} />
      </AreaChart>
    </ResponsiveContainer>
  );
}
