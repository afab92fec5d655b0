import { Bar, BarChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { CouponFunnel } from '@jieti/shared/api/coupons';
import { axisText, dayAxis } from '../../../lib/day-axis';
import { dateWords } from '../../../lib/dates';
import { count } from '../../../lib/numbers';
import { useText } from '../../../lib/use-text';
import styles from './detail.module.css';

const HEIGHT = 250;

/** Pieces issued and used, day by day. */
export function DayPlot({ byDay }: Pick<CouponFunnel, 'byDay'>) {
  const t = useText();
  if (byDay.length === 0) return <p className={styles.noDays}>{t('还没有发出过，发出后这里按天画。')}</p>;
  return (
    <>
      <p className={styles.keys}>
        <i style={{ background: '#C9DDD5' }} />
        {t('发出')}
        <i style={{ background: '#1F5A4C' }} />
        {t('核销')}
      </p>
      <ResponsiveContainer width="100%" height={HEIGHT} initialDimension={{ width: 600, height: HEIGHT }}>
        <BarChart data={[...byDay]} margin={{ top: 8, right: 0, bottom: 0, left: 0 }} barGap={1}>
          <XAxis {...dayAxis} />
          <YAxis
            width={40}
            tick={axisText}
            tickLine={false}
            axisLine={false}
            allowDecimals={false}
            tickFormatter={count}
          />
          <Tooltip
            cursor={{ fill: '#F6F5F2' }}
            labelFormatter={(day) => dateWords(String(day))}
            formatter={(value, name) => [count(Number(value)), name === 'issued' ? t('发出') : t('核销')]}
          />
          <Bar dataKey="issued" fill="#C9DDD5" maxBarSize={16} radius={[2, 2, 0, 0]} isAnimationActive={false} />
          <Bar dataKey="redeemed" fill="#1F5A4C" maxBarSize={16} radius={[2, 2, 0, 0]} isAnimationActive={false} />
        </BarChart>
      </ResponsiveContainer>
    </>
  );
}
