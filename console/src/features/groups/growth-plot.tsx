import { Bar, ComposedChart, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { GroupDetail } from '@jieti/shared/api/groups';
import { axisText, dayAxis } from '../../lib/day-axis';
import { dateWords } from '../../lib/dates';
import { count } from '../../lib/numbers';
import { useText } from '../../lib/use-text';
import styles from './groups.module.css';

const HEIGHT = 220;

/** Customers in groups at the end of each day, and who came and went. */
export function GrowthPlot({ days }: Pick<GroupDetail, 'days'>) {
  const t = useText();
  const words: Readonly<Record<string, string>> = { customers: t('群里的客户'), joined: t('进群'), gone: t('退群') };
  const rows = days.map(({ left, ...day }) => ({ ...day, gone: -left }));
  return (
    <>
      <p className={styles.keys}>
        <i style={{ background: '#1F5A4C' }} />
        {words['customers']}
        <i style={{ background: '#7FAD9D' }} />
        {words['joined']}
        <i style={{ background: '#D9A08B' }} />
        {words['gone']}
      </p>
      <ResponsiveContainer width="100%" height={HEIGHT} initialDimension={{ width: 600, height: HEIGHT }}>
        <ComposedChart data={rows} margin={{ top: 8, right: 0, bottom: 0, left: 0 }} stackOffset="sign">
          <XAxis {...dayAxis} />
          <YAxis yAxisId="all" width={44} tick={axisText} tickLine={false} axisLine={false} tickFormatter={count} />
          <YAxis
            yAxisId="moves"
            orientation="right"
            width={32}
            tick={axisText}
            tickLine={false}
            axisLine={false}
            allowDecimals={false}
            tickFormatter={(value: number) => count(Math.abs(value))}
          />
          <Tooltip
            cursor={{ fill: '#F6F5F2' }}
            labelFormatter={(day) => dateWords(String(day))}
            formatter={(value, name) => [count(Math.abs(Number(value))), words[String(name)] ?? '']}
          />
          <Bar yAxisId="moves" dataKey="joined" stackId="m" fill="#7FAD9D" maxBarSize={14} isAnimationActive={false} />
          <Bar yAxisId="moves" dataKey="gone" stackId="m" fill="#D9A08B" maxBarSize={14} isAnimationActive={false} />
          <Line
            yAxisId="all"
            dataKey="customers"
            stroke="#1F5A4C"
            strokeWidth={1.5}
            dot={false}
            isAnimationActive={false}
          />
        </ComposedChart>
      </ResponsiveContainer>
    </>
  );
}
