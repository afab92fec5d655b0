import { Bar, BarChart, Cell, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { ArticleFunnel } from '@jieti/shared/api/articles';
import { count } from '../../lib/numbers';
import { useText } from '../../lib/use-text';

const axis = { fontSize: 11, fill: '#6C6E67' } as const;
const HEIGHT = 220;

/** How many members stayed how long; the darker columns were long enough to count as read. */
export function DwellChart({ funnel: { dwell, neededSeconds } }: { readonly funnel: ArticleFunnel }) {
  const t = useText();
  const columns = dwell.map(({ from, to, members }) => ({
    from,
    members,
    name: to === null ? `${from}+` : `${from}–${to}`,
  }));
  return (
    <ResponsiveContainer width="100%" height={HEIGHT} initialDimension={{ width: 460, height: HEIGHT }}>
      <BarChart data={columns} margin={{ top: 8, right: 0, bottom: 0, left: 0 }} barCategoryGap={3}>
        <XAxis dataKey="name" tick={axis} tickLine={false} axisLine={{ stroke: '#EAE8E3' }} interval={0} unit="" />
        <YAxis width={32} tick={axis} tickLine={false} axisLine={false} allowDecimals={false} tickFormatter={count} />
        <Tooltip
          cursor={{ fill: '#F6F5F2' }}
          labelFormatter={(name) => t('{n} 秒', { n: String(name) })}
          formatter={(members) => [count(Number(members)), t('人')]}
        />
        <Bar dataKey="members" radius={[2, 2, 0, 0]} isAnimationActive={false}>
          {columns.map(({ name, from }) => (
            <Cell key={name} fill={from >= neededSeconds ? '#3F8472' : '#C9DDD5'} />
          ))}
        </Bar>
      </BarChart>
    </ResponsiveContainer>
  );
}
