import type { ReactNode } from 'react';
import type { Dashboard } from '@jieti/shared/api/reports';
import { Sparkline } from '../../components/sparkline';
import { change, count, money } from '../../lib/numbers';
import { useText } from '../../lib/use-text';
import styles from './dashboard.module.css';

export function KpiStrip({ dashboard }: { readonly dashboard: Dashboard }) {
  const t = useText();
  const { members, visitors, spendFen, redemptions, changes } = dashboard;
  const redeemed30 = redemptions.series.reduce((sum, point) => sum + point.value, 0);
  return (
    <section className={`panel ${styles.kpis}`} aria-label={t('关键数字')}>
      <Kpi label={t('会员总数')} value={count(members.total)} series={members.series}>
        {t('近 30 天入会 {n}', { n: count(members.joined30) })}
      </Kpi>
      <Kpi label={t('今日到店会员')} value={count(visitors.today)} series={visitors.series}>
        <Against now={visitors.today} before={visitors.lastWeek} />
      </Kpi>
      <Kpi label={t('今日会员实付')} value={<Yuan fen={spendFen.today} />} series={spendFen.series}>
        <Against now={spendFen.today} before={spendFen.lastWeek} />
      </Kpi>
      <Kpi label={t('今日核销券')} value={count(redemptions.today)} series={redemptions.series}>
        {t('近 30 天 {n} 张', { n: count(redeemed30) })}
      </Kpi>
      <Kpi label={t('今日等级变化')} value={<UpDown up={changes.up} down={changes.down} />}>
        {t('另有 {n} 人保级达成', { n: count(changes.renewed) })}
      </Kpi>
    </section>
  );
}

interface KpiProps {
  readonly label: string;
  readonly value: ReactNode;
  readonly series?: readonly { readonly value: number }[];
  readonly children: ReactNode;
}

function Kpi({ label, value, series, children }: KpiProps) {
  const t = useText();
  return (
    <div className={styles.kpi}>
      <h2>{label}</h2>
      <div className={styles.figure}>{value}</div>
      <div className={styles.aside}>{children}</div>
      {series && (
        <Sparkline values={series.map((point) => point.value)} label={t('{what}，近 30 天', { what: label })} />
      )}
    </div>
  );
}

function Yuan({ fen }: { readonly fen: number }) {
  return (
    <>
      <small>¥</small>
      {money(fen).replace('¥', '')}
    </>
  );
}

function UpDown({ up, down }: { readonly up: number; readonly down: number }) {
  const t = useText();
  return (
    <>
      {t('升')} {count(up)}
      <span className={styles.slash}> / </span>
      {t('降')} {count(down)}
    </>
  );
}

function Against({ now, before }: { readonly now: number; readonly before: number }) {
  const t = useText();
  const difference = change(now, before);
  if (difference === null) return <>{t('上周此时没有记录')}</>;
  const flat = /^.0\.0%$/.test(difference);
  const tone = flat ? undefined : now > before ? 'text-ok' : 'text-warn';
  return (
    <>
      {t('比上周此时')} <span className={tone}>{difference}</span>
    </>
  );
}
