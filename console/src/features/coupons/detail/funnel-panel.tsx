import { useQuery } from '@tanstack/react-query';
import type { CouponFunnel, CouponTemplate } from '@jieti/shared/api/coupons';
import { couponFunnelQuery } from '../../../api/coupons';
import { Loading } from '../../../components/loading';
import { Panel } from '../../../components/panel';
import { ProgressBar } from '../../../components/progress-bar';
import { QueryView } from '../../../components/query-view';
import { count, share } from '../../../lib/numbers';
import { useText } from '../../../lib/use-text';
import { DayPlot } from './day-plot';
import styles from './detail.module.css';

/** Where the pieces are: stock, issued, used, and what became of the rest. */
export function FunnelPanel({ template }: { readonly template: CouponTemplate }) {
  const t = useText();
  const query = useQuery(couponFunnelQuery(template.id));
  return (
    <Panel title={t('从发出到核销')} note={t('张数，每张只计一次')}>
      <Stock template={template} />
      <QueryView query={query} loading={<Loading rows={6} height={22} />}>
        {(funnel) => (
          <>
            <Stages funnel={funnel} />
            <DayPlot byDay={funnel.byDay} />
          </>
        )}
      </QueryView>
    </Panel>
  );
}

function Stock({ template: { issued, reserved, stockTotal } }: { readonly template: CouponTemplate }) {
  const t = useText();
  if (stockTotal === null) return null;
  const left = Math.max(0, stockTotal - issued - reserved);
  return (
    <div className={styles.stock}>
      <span>
        {t('库存')} <b>{count(stockTotal)}</b>
      </span>
      <ProgressBar part={issued + reserved} whole={stockTotal} label={t('库存已用')} tall colour="#7FAD9D" />
      <span className="muted">
        {reserved > 0
          ? t('已发 {issued}，留给兑换码和发放 {reserved}，还剩 {left}', {
              issued: count(issued),
              reserved: count(reserved),
              left: count(left),
            })
          : t('已发 {issued}，还剩 {left}', { issued: count(issued), left: count(left) })}
      </span>
    </div>
  );
}

function Stages({ funnel }: { readonly funnel: CouponFunnel }) {
  const t = useText();
  const { issued, claimed, redeemed, reversed, expired, voided } = funnel;
  const open = Math.max(0, issued - redeemed - expired - voided);
  const stages = [
    { name: t('发出'), value: issued, colour: '#C9DDD5' },
    { name: t('其中自己领'), value: claimed, colour: '#A9C9BD' },
    { name: t('核销'), value: redeemed, colour: '#1F5A4C' },
  ];
  const rest = [
    { name: t('还能用'), value: open },
    { name: t('核销后退回（次）'), value: reversed },
    { name: t('过期'), value: expired },
    { name: t('作废'), value: voided },
  ];
  return (
    <div className={styles.stages}>
      {stages.map(({ name, value, colour }) => (
        <div key={name} className={styles.stage}>
          <span>{name}</span>
          <b>{count(value)}</b>
          <small>{share(value, issued)}</small>
          <i>
            <i style={{ height: `${value === 0 ? 0 : Math.max(2, (value / issued) * 100)}%`, background: colour }} />
          </i>
        </div>
      ))}
      <dl className={styles.rest}>
        {rest.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{count(value)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
