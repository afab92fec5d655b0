import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { InvitationFunnel } from '@jieti/shared/api/invitations';
import { exportInviters, invitationFunnelQuery, invitersQuery } from '../../api/invitations';
import { DayRange } from '../../components/day-range';
import { EmptyState } from '../../components/empty-state';
import { ExportButton } from '../../components/export-button';
import { PageHeader } from '../../components/page-header';
import { Pager } from '../../components/pager';
import { Panel } from '../../components/panel';
import { QueryView } from '../../components/query-view';
import { SearchField } from '../../components/search-field';
import { useAddressParam } from '../../lib/use-address-param';
import { useCursorPages } from '../../lib/use-cursor-pages';
import { useSearchParam } from '../../lib/use-search-param';
import { useText } from '../../lib/use-text';
import { CohortTable } from './cohort-table';
import { FunnelDays } from './funnel-days';
import { FunnelStages } from './funnel-stages';
import { InviterTable } from './inviter-table';
import styles from './invitations.module.css';

/** From the opened link to what friends spend: the way, the days, who brings friends, and what they are worth later. */
export function InvitationsPage() {
  const t = useText();
  const [from] = useAddressParam('from');
  const [to] = useAddressParam('to');
  const span = { ...(from ? { from } : {}), ...(to ? { to } : {}) };
  const query = useQuery(invitationFunnelQuery(span));
  return (
    <>
      <PageHeader title={t('邀请')} note={t('好友的首单过了退货期没有退，才算数。')} actions={<DayRange />} />
      <QueryView query={query}>{(funnel) => <Ways funnel={funnel} />}</QueryView>
      <Inviters />
    </>
  );
}

function Ways({ funnel }: { readonly funnel: InvitationFunnel }) {
  const t = useText();
  const hasDays = funnel.days.some(({ opened, joined, ordered, credited }) => opened + joined + ordered + credited > 0);
  return (
    <>
      {funnel.held > 0 && (
        <p className={styles.held}>
          {t('有 {n} 个邀请看起来像自己邀请自己，等人看过才计入。', { n: funnel.held })}
          <Link to="/engagement-watch">{t('去看')}</Link>
        </p>
      )}
      <Panel title={t('漏斗')} note={`${funnel.from} – ${funnel.to}`}>
        <FunnelStages total={funnel.total} />
      </Panel>
      {hasDays && (
        <Panel title={t('每天')}>
          <FunnelDays days={funnel.days} />
        </Panel>
      )}
      <Panel title={t('来的好友之后花了多少')} note={t('按入会月份，扣掉退款')} flush>
        {funnel.cohorts.length === 0 ? (
          <EmptyState icon="members" title={t('还没有好友从邀请加入')} />
        ) : (
          <CohortTable cohorts={funnel.cohorts} />
        )}
      </Panel>
    </>
  );
}

function Inviters() {
  const t = useText();
  const pages = useCursorPages();
  const [search, setSearch] = useSearchParam();
  const query = useQuery(invitersQuery(search, pages.cursor));
  return (
    <Panel title={t('谁带来了好友')} extra={<ExportButton run={() => exportInviters(search)} />} flush>
      <div className={styles.filters}>
        <SearchField label={t('找会员')} placeholder={t('会员号或姓名开头')} value={search} onSettled={setSearch} />
      </div>
      <QueryView query={query}>
        {(page) =>
          page.items.length === 0 ? (
            <EmptyState icon="members" title={t('没有这样的会员')} />
          ) : (
            <>
              <InviterTable rows={page.items} dimmed={query.isPlaceholderData} />
              <Pager pages={pages} nextCursor={page.nextCursor} total={page.total} busy={query.isPlaceholderData} />
            </>
          )
        }
      </QueryView>
    </Panel>
  );
}
