import type { ReactNode } from 'react';
import type { Campaign, CampaignForecast } from '@jieti/shared/api/campaigns';
import { DataTable } from '../../components/data-table';
import { Panel } from '../../components/panel';
import { ProgressBar } from '../../components/progress-bar';
import { TierTag } from '../../components/tier-tag';
import { count, money, share } from '../../lib/numbers';
import { tierPalettes } from '../../lib/palette';
import { useText } from '../../lib/use-text';
import styles from './forecast.module.css';

interface ForecastBoardProps {
  readonly campaign: Campaign;
  readonly forecast: CampaignForecast;
}

export function ForecastBoard({ campaign, forecast }: ForecastBoardProps) {
  const t = useText();
  const { audience, bySubscription, byInboxOnly, suppressed, couponCostFen } = forecast;
  const withCoupons = campaign.offers.some((offer) => offer.couponTemplateId !== null);
  const dropped = suppressed.reduce((sum, drop) => sum + drop.count, 0);
  const reserved = suppressed.find((drop) => drop.reason === 'reserved')?.count ?? 0;
  return (
    <>
      <section className={`panel ${styles.figures}`} aria-label={t('预估')}>
        <Figure name={t('目标会员')} value={count(audience)}>
          {t('{n} 个等级', { n: forecast.byTier.length })}
        </Figure>
        <Figure name={t('微信消息')} value={count(bySubscription)}>
          {share(bySubscription, audience)}
        </Figure>
        <Figure name={t('只进消息页')} value={count(byInboxOnly)}>
          {t('没有订阅次数')}
        </Figure>
        <Figure name={t('不发送')} value={count(dropped)}>
          {reserved > 0 ? t('{n} 位的最后一次留给重要提醒', { n: count(reserved) }) : share(dropped, audience)}
        </Figure>
        <Figure name={t('券成本，最多')} value={withCoupons ? <Cost fen={couponCostFen} /> : '—'}>
          {withCoupons ? t('全部领到并用掉时') : t('没有附券')}
        </Figure>
      </section>
      <div className={styles.columns}>
        <TierReach forecast={forecast} />
        <Suppressed forecast={forecast} />
      </div>
    </>
  );
}

function Cost({ fen }: { readonly fen: number | null }) {
  const t = useText();
  return <>{fen === null ? t('没有面值') : money(fen)}</>;
}

interface FigureProps {
  readonly name: string;
  readonly value: ReactNode;
  readonly children: ReactNode;
}

function Figure({ name, value, children }: FigureProps) {
  return (
    <div>
      <h2>{name}</h2>
      <div className={styles.value}>{value}</div>
      <p>{children}</p>
    </div>
  );
}

function TierReach({ forecast }: { readonly forecast: CampaignForecast }) {
  const t = useText();
  return (
    <Panel title={t('每个等级能到多少人')} note={t('按此刻的等级、授权和订阅次数，还没有发出任何消息')} flush>
      <DataTable
        label={t('每个等级能到多少人')}
        rows={forecast.byTier}
        rowKey={({ tier }) => tier.key}
        columns={[
          { key: 'tier', title: t('等级'), cell: ({ tier }) => <TierTag tier={tier} /> },
          { key: 'audience', title: t('人数'), align: 'right', cell: ({ audience }) => count(audience) },
          { key: 'wechat', title: t('微信消息'), align: 'right', cell: (row) => count(row.bySubscription) },
          {
            key: 'bar',
            title: t('占比'),
            width: '45%',
            cell: ({ tier, audience, bySubscription }) => (
              <div className={styles.reach}>
                <ProgressBar
                  tall
                  part={bySubscription}
                  whole={audience}
                  label={tier.name}
                  colour={tierPalettes[tier.palette].fill}
                />
                {share(bySubscription, audience)}
              </div>
            ),
          },
        ]}
      />
    </Panel>
  );
}

function Suppressed({ forecast: { suppressed } }: { readonly forecast: CampaignForecast }) {
  const t = useText();
  return (
    <Panel title={t('不发送的原因')} note={t('每人只计一次')} flush>
      {suppressed.length === 0 ? (
        <p className={styles.none}>{t('没有人会被拦下。')}</p>
      ) : (
        <ul className={styles.reasons}>
          {suppressed.map((drop) => (
            <li key={drop.reason}>
              <span>{drop.label}</span>
              <b>{count(drop.count)}</b>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
