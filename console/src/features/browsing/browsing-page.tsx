import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import type { BrowseReport, BrowseReportQuery } from '@jieti/shared/api/browsing';
import { browsedPagesQuery, browsePathsQuery, exportBrowsedPages } from '../../api/browsing';
import { programmeQuery } from '../../api/programme';
import { DayRange } from '../../components/day-range';
import { EmptyState } from '../../components/empty-state';
import { ExportButton } from '../../components/export-button';
import { PageHeader } from '../../components/page-header';
import { Panel } from '../../components/panel';
import { QueryView } from '../../components/query-view';
import { dateWords } from '../../lib/dates';
import { count, share } from '../../lib/numbers';
import { useAddressParam } from '../../lib/use-address-param';
import { useText } from '../../lib/use-text';
import { DayViews } from './day-views';
import { dwellWords } from '../../lib/dwell-words';
import { InterestsPanel } from './interests-panel';
import { PagesTable } from './pages-table';
import { PathFlow } from './path-flow';
import styles from './browsing.module.css';

/** Which pages members look at, for how long, and where they go from there. */
export function BrowsingPage() {
  const t = useText();
  const query = useReportQuery();
  const report = useQuery(browsedPagesQuery(query));
  const paths = useQuery(browsePathsQuery(query));
  return (
    <>
      <PageHeader
        title={t('浏览分析')}
        note={
          report.data &&
          t('{from} 到 {to}，只有同意的会员', { from: dateWords(report.data.from), to: dateWords(report.data.to) })
        }
        actions={<ExportButton run={() => exportBrowsedPages(query)} />}
      />
      <Filters />
      <QueryView query={report}>
        {(shown) => (
          <>
            <Figures report={shown} />
            <div className={styles.columns}>
              <Panel title={t('每天')}>
                <DayViews days={shown.days} />
              </Panel>
              <Panel title={t('路径')} note={t('从左边一页到右边一页')}>
                <QueryView query={paths}>
                  {({ steps }) =>
                    steps.length === 0 ? (
                      <EmptyState icon="search" title={t('这段时间没有浏览')} />
                    ) : (
                      <PathFlow steps={steps} />
                    )
                  }
                </QueryView>
              </Panel>
            </div>
            <Panel title={t('页面')} note={t('跳出比全部页面高出两个标准误以上的会标出来')} flush>
              <PagesTable pages={shown.pages} />
            </Panel>
          </>
        )}
      </QueryView>
      <InterestsPanel query={query} />
    </>
  );
}

function useReportQuery(): BrowseReportQuery {
  const [from] = useAddressParam('from');
  const [to] = useAddressParam('to');
  const [tier] = useAddressParam('tier');
  return { from: from || undefined, to: to || undefined, tier: tier || undefined };
}

function Filters() {
  const t = useText();
  const [tier, setTier] = useAddressParam('tier');
  const { data: programme } = useQuery(programmeQuery);
  const tiers = programme?.current.tiers ?? [];
  return (
    <div className={styles.filters}>
      <DayRange />
      <Select
        aria-label={t('等级')}
        value={tier}
        onChange={setTier}
        options={[{ value: '', label: t('全部等级') }, ...tiers.map(({ key, name }) => ({ value: key, label: name }))]}
      />
    </div>
  );
}

function Figures({ report }: { readonly report: BrowseReport }) {
  const t = useText();
  const { views, members, stays, bounceShare, medianDwellMs, agreeing, allMembers, keptDays } = report;
  const figures = [
    { name: t('浏览次数'), value: count(views), note: t('{n} 次进入', { n: count(stays) }) },
    { name: t('看过的会员'), value: count(members), note: t('这段时间里') },
    { name: t('停留中位数'), value: dwellWords(medianDwellMs, t), note: t('每一页，只算在前台') },
    {
      name: t('只看一页就走'),
      value: bounceShare === null ? '—' : share(bounceShare, 1),
      note: t('占全部进入'),
    },
    {
      name: t('同意记录浏览'),
      value: share(agreeing, allMembers),
      note: t('{n} 位会员，记录保留 {days} 天', { n: count(agreeing), days: keptDays }),
    },
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
