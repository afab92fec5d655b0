import { Area, AreaChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { BrowseReport } from '@jieti/shared/api/browsing';
import { axisText, dayAxis } from '../../lib/day-axis';
import { dateWords } from '../../lib/dates';
import { count } from '../../lib/numbers';
import { useText } from '../../lib/use-text';
import styles from './browsing.module.css';

const HEIGHT = 310;

/** Views and the members behind them, day by day. */
export function DayViews({ days }: Pick<BrowseReport, 'days'>) {
  const t = useText();
  return (
    <>
      <p className={styles.keys}>
        <i style={{ background: '#C9DDD5' }} />
        {t('浏览次数')}
        <i style={{ background: '#1F5A4C' }} />
        {t('会员数')}
      </p>
      <ResponsiveContainer width="100%" height={HEIGHT} initialDimension={{ width: 600, height: HEIGHT }}>
        <AreaChart data={[...days]} margin={{ top: 8, right: 4, bottom: 0, left: 0 }}>
          <XAxis {...dayAxis} />
          <YAxis
            width={44}
            tick={axisText}
            tickLine={false}
            axisLine={false}
            allowDecimals={false}
            tickFormatter={count}
          />
          <Tooltip
            labelFormatter={(day) => dateWords(String(day))}
            formatter={(value, name) => [count(Number(value)), name === 'views' ? t('浏览次数') : t('会员数')]}
          />
          <Area dataKey="views" stroke="#7FAD9D" fill="#C9DDD5" isAnimationActive={false} />
          <Area dataKey="members" stroke="#1F5A4C" strokeWidth={1.5} fill="none" isAnimationActive={false} />
        </AreaChart>
      </ResponsiveContainer>
    </>
  );
}
