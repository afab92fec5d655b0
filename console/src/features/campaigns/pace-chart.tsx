import { Bar, BarChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { Campaign } from '@jieti/shared/api/campaigns';
import { EmptyState } from '../../components/empty-state';
import { Panel } from '../../components/panel';
import { timeOfDay } from '../../lib/dates';
import { count } from '../../lib/numbers';
import { useText } from '../../lib/use-text';

const axis = { fontSize: 11, fill: '#6C6E67' } as const;

/** How many went out in each minute. */
export function PaceChart({ perMinute }: Pick<Campaign, 'perMinute'>) {
  const t = useText();
  const total = perMinute.reduce((sum, minute) => sum + minute.sent, 0);
  return (
    <Panel title={t('发送速度')} note={t('每分钟送出，共 {n} 条', { n: count(total) })}>
      {perMinute.length === 0 ? (
        <EmptyState icon="clock" title={t('还没有送出')} />
      ) : (
        <ResponsiveContainer width="100%" height={186} initialDimension={{ width: 320, height: 186 }}>
          <BarChart data={[...perMinute]} margin={{ top: 8, right: 0, bottom: 0, left: 0 }} barCategoryGap={2}>
            <XAxis
              dataKey="at"
              tick={axis}
              tickLine={false}
              axisLine={{ stroke: '#EAE8E3' }}
              tickFormatter={(at: number) => timeOfDay(at)}
              minTickGap={36}
            />
            <YAxis
              width={40}
              tick={axis}
              tickLine={false}
              axisLine={false}
              allowDecimals={false}
              tickFormatter={count}
            />
            <Tooltip
              cursor={{ fill: '#F6F5F2' }}
              labelFormatter={(at) => timeOfDay(Number(at))}
              formatter={(sent) => [count(Number(sent)), t('送出')]}
            />
            <Bar dataKey="sent" fill="#7FAD9D" maxBarSize={28} radius={[2, 2, 0, 0]} isAnimationActive={false} />
          </BarChart>
        </ResponsiveContainer>
      )}
    </Panel>
  );
}
