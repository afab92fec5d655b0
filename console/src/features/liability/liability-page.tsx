import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { Liability } from '@jieti/shared/api/liability';
import { exportLiability, liabilityQuery } from '../../api/points';
import { DataTable, type Column } from '../../components/data-table';
import { EmptyState } from '../../components/empty-state';
import { ExportButton } from '../../components/export-button';
import { Loading } from '../../components/loading';
import { PageHeader } from '../../components/page-header';
import { Panel } from '../../components/panel';
import { ProgressBar } from '../../components/progress-bar';
import { QueryView } from '../../components/query-view';
import { dateTimeWords } from '../../lib/dates';
import { count, money, share } from '../../lib/numbers';
import { useText, type Translate } from '../../lib/use-text';
import { MonthBars } from './month-bars';
import styles from './liability.module.css';

/** What the shop still owes its members in points and coupons, and by when it ends. */
export function LiabilityPage() {
  const t = useText();
  const query = useQuery(liabilityQuery);
  return (
    <>
      <PageHeader
        title={t('未用的积分和券')}
        note={query.data && t('截至 {time}，发出去还没有用掉、也没有到期的', { time: dateTimeWords(query.data.asOf) })}
        actions={<ExportButton run={exportLiability} />}
      />
      <QueryView
        query={query}
        loading={
          <Panel>
            <Loading rows={8} />
          </Panel>
        }
      >
        {(liability) => <Report liability={liability} />}
      </QueryView>
    </>
  );
}

function Report({ liability: { points, coupons } }: { readonly liability: Liability }) {
  const t = useText();
  return (
    <>
      <Figures points={points} coupons={coupons} />
      <div className={styles.columns}>
        <MonthBars
          title={t('积分按到期月份')}
          note={t('到那个月底不再有效')}
          empty={t('没有未用的积分')}
          colour="#3F8472"
          bars={points.byMonth.map(({ month, points: value }) => ({
            month,
            value,
            figure: (
              <>
                {count(value)} <small>{t('积分')}</small>
              </>
            ),
          }))}
        />
        <MonthBars
          title={t('券按到期月份')}
          note={t('张数，旁边是满减和代金的面值')}
          empty={t('没有未用的券')}
          colour="#7FAD9D"
          bars={coupons.byMonth.map(({ month, count: value, faceFen }) => ({
            month,
            value,
            figure: (
              <>
                {t('{n} 张', { n: count(value) })} <small>{money(faceFen)}</small>
              </>
            ),
          }))}
        />
      </div>
      <Templates coupons={coupons} />
    </>
  );
}

function Figures({ points, coupons }: Pick<Liability, 'points' | 'coupons'>) {
  const t = useText();
  const figures = [
    {
      name: t('未用的积分'),
      value: count(points.outstanding),
      note: t('其中 {n} 还在退货期', { n: count(points.pending) }),
    },
    {
      name: t('全部抵钱相当于'),
      value: points.valueFen > 0 ? money(points.valueFen) : '—',
      note: points.valueFen > 0 ? t('按现在的抵扣规则') : t('积分不抵钱'),
    },
    { name: t('会员欠的积分'), value: count(points.debt), note: t('退货后扣不到的，下次消费先还') },
    { name: t('未用的券'), value: t('{n} 张', { n: count(coupons.outstanding) }), note: t('占用中的也算') },
    { name: t('券面值'), value: money(coupons.faceFen), note: t('满减和代金，折扣和兑换不计') },
  ];
  return (
    <section className={`panel ${styles.figures}`} aria-label={t('一共')}>
      <dl>
        {figures.map(({ name, value, note }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
            <dd className="muted">{note}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

type Template = Liability['coupons']['byTemplate'][number];

function Templates({ coupons }: Pick<Liability, 'coupons'>) {
  const t = useText();
  return (
    <Panel title={t('每种券')} extra={t('{n} 种', { n: coupons.byTemplate.length })} flush>
      {coupons.byTemplate.length === 0 ? (
        <EmptyState icon="ticket" title={t('没有未用的券')} />
      ) : (
        <DataTable
          label={t('每种券')}
          columns={columnsOf(t, coupons.outstanding)}
          rows={coupons.byTemplate}
          rowKey={({ templateId }) => templateId}
        />
      )}
    </Panel>
  );
}

function columnsOf(t: Translate, all: number): readonly Column<Template>[] {
  return [
    {
      key: 'title',
      title: t('券'),
      cell: ({ templateId, title }) => <Link to={`/coupons/${templateId}`}>{title}</Link>,
    },
    {
      key: 'share',
      title: t('占全部'),
      width: '34%',
      cell: ({ title, count: part }) => (
        <div className={styles.share}>
          <ProgressBar part={part} whole={all} label={title} tall colour="#7FAD9D" />
          {share(part, all)}
        </div>
      ),
    },
    { key: 'count', title: t('张数'), align: 'right', cell: ({ count: part }) => count(part) },
    {
      key: 'face',
      title: t('面值'),
      align: 'right',
      cell: ({ faceFen }) => (faceFen > 0 ? money(faceFen) : <span className="muted">—</span>),
    },
  ];
}
