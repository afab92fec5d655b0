import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useSearchParams } from 'react-router';
import type { Approval } from '@jieti/shared/api/approvals';
import { approvalsQuery } from '../../api/approvals';
import { EmptyState } from '../../components/empty-state';
import { PageHeader } from '../../components/page-header';
import { Pager } from '../../components/pager';
import { Panel } from '../../components/panel';
import { QueryView } from '../../components/query-view';
import { useCursorPages } from '../../lib/use-cursor-pages';
import { useText } from '../../lib/use-text';
import { ApprovalItem } from './approval-item';
import styles from './approvals.module.css';

type Filter = Approval['state'] | 'all';

const filters: readonly { readonly value: Filter; readonly label: string }[] = [
  { value: 'pending', label: '待复核' },
  { value: 'approved', label: '已通过' },
  { value: 'rejected', label: '没通过' },
  { value: 'withdrawn', label: '已撤回' },
  { value: 'all', label: '全部' },
];

/** What needs a second person; who asked cannot be the one who agrees. */
export function ApprovalsPage() {
  const t = useText();
  const pages = useCursorPages();
  const [params, setParams] = useSearchParams();
  const filter = filters.find(({ value }) => value === params.get('state'))?.value ?? 'pending';
  const query = useQuery(approvalsQuery(filter === 'all' ? undefined : filter, pages.cursor));
  return (
    <>
      <PageHeader
        title={t('待复核')}
        note={t('影响人多的事要两个人点头，提出的人不能自己通过。')}
        actions={
          <Segmented<Filter>
            aria-label={t('状态')}
            value={filter}
            options={filters.map(({ value, label }) => ({ value, label: t(label) }))}
            onChange={(state) => setParams(state === 'pending' ? {} : { state })}
          />
        }
      />
      <Panel flush>
        <QueryView query={query}>
          {(page) =>
            page.items.length === 0 ? (
              <EmptyState
                icon="shield"
                title={filter === 'pending' ? t('没有要复核的') : t('没有这样的记录')}
                note={t('大范围的发布和手动等级会出现在这里。')}
              />
            ) : (
              <>
                <ul className={styles.list} aria-busy={query.isPlaceholderData}>
                  {page.items.map((approval) => (
                    <ApprovalItem key={approval.id} approval={approval} />
                  ))}
                </ul>
                <Pager pages={pages} nextCursor={page.nextCursor} total={page.total} busy={query.isPlaceholderData} />
              </>
            )
          }
        </QueryView>
      </Panel>
    </>
  );
}
