import { Bar, BarChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { StoreJoins } from '@jieti/shared/api/stores';
import { dateWords } from '../../lib/dates';
import { axisText, dayAxis } from '../../lib/day-axis';
import { count } from '../../lib/numbers';
import { useText } from '../../lib/use-text';

const HEIGHT = 200;

/** How many joined by the store's code on each day. */
export function JoinPlot({ days }: Pick<StoreJoins['items'][number], 'days'>) {
  const t = useText();
  return (
    <ResponsiveContainer width="100%" height={HEIGHT} initialDimension={{ width: 600, height: HEIGHT }}>
      <BarChart data={days} margin={{ top: 8, right: 4, bottom: 0, left: 0 }}>
        <XAxis {...dayAxis} />
        <YAxis width={32} tick={axisText} tickLine={false} axisLine={false} allowDecimals={false} />
        <Tooltip
          cursor={{ fill: '#F6F5F2' }}
          labelFormatter={(day) => dateWords(String(day))}
          formatter={(value) => [t('{n} 人', { n: count(Number(value)) }), t('入会')]}
        />
        <Bar dataKey="joined" fill="#1F5A4C" maxBarSize={16} isAnimationActive={false} />
      </BarChart>
    </ResponsiveContainer>
  );
}
