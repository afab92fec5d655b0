import { useQuery } from '@tanstack/react-query';
import type { Dashboard } from '@jieti/shared/api/reports';
import { dashboardQuery } from '../../api/reports';
import { Loading } from '../../components/loading';
import { PageHeader } from '../../components/page-header';
import { Panel } from '../../components/panel';
import { QueryView } from '../../components/query-view';
import { timeOfDay, todayWords } from '../../lib/dates';
import { useLanguage } from '../../lib/language';
import { useText } from '../../lib/use-text';
import { Alerts } from './alerts';
import { CampaignProgress } from './campaign-progress';
import { FactFeed } from './fact-feed';
import { KpiStrip } from './kpi-strip';
import { LadderPanel } from './ladder-panel';
import styles from './dashboard.module.css';

const POLL_MS = 5_000;

export function DashboardPage() {
  const t = useText();
  const language = useLanguage();
  const query = useQuery({ ...dashboardQuery, refetchInterval: POLL_MS, staleTime: 0 });
  const at = query.data?.asOf;
  return (
    <>
      <PageHeader
        title={t('总览')}
        note={at && t('{day}，截至 {time}', { day: todayWords(at, language), time: timeOfDay(at) })}
      />
      <QueryView query={query} loading={<DashboardSkeleton />}>
        {(dashboard) => <Board dashboard={dashboard} live={!query.isError && query.failureCount === 0} />}
      </QueryView>
    </>
  );
}

function Board({ dashboard, live }: { readonly dashboard: Dashboard; readonly live: boolean }) {
  return (
    <>
      <KpiStrip dashboard={dashboard} />
      <div className={styles.columns}>
        <LadderPanel dashboard={dashboard} />
        <Alerts alerts={dashboard.alerts} />
        <CampaignProgress campaigns={dashboard.campaigns} />
        <FactFeed facts={dashboard.facts} now={dashboard.asOf} live={live} />
      </div>
    </>
  );
}

function DashboardSkeleton() {
  return (
    <>
      <Panel>
        <Loading rows={2} height={20} />
      </Panel>
      <div className={styles.columns}>
        {[6, 4, 5, 5].map((rows, index) => (
          <Panel key={index}>
            <Loading rows={rows} height={22} />
          </Panel>
        ))}
      </div>
    </>
  );
}
