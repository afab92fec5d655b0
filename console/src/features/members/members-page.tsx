import { useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { membersQuery } from '../../api/members';
import { DataTable } from '../../components/data-table';
import { EmptyState } from '../../components/empty-state';
import { PageHeader } from '../../components/page-header';
import { Pager } from '../../components/pager';
import { Panel } from '../../components/panel';
import { QueryView } from '../../components/query-view';
import { count } from '../../lib/numbers';
import { useCursorPages } from '../../lib/use-cursor-pages';
import { useText } from '../../lib/use-text';
import { ExportMembers } from './export-members';
import { memberColumns } from './member-columns';
import { MemberFilters } from './member-filters';
import { useMemberFilter } from './use-member-filter';

export function MembersPage() {
  const t = useText();
  const navigate = useNavigate();
  const { filter } = useMemberFilter();
  const pages = useCursorPages();
  const query = useQuery(membersQuery(filter, pages.cursor));
  const total = query.data?.total;
  return (
    <>
      <PageHeader
        title={t('会员')}
        note={total !== null && total !== undefined && t('共 {n} 位', { n: count(total) })}
        actions={<ExportMembers filter={filter} />}
      />
      <Panel flush>
        <MemberFilters />
        <QueryView query={query}>
          {(page) =>
            page.items.length === 0 ? (
              <EmptyState
                icon="search"
                title={t('没有找到会员')}
                note={t('换个姓名、卡号或手机号，或者去掉等级筛选。')}
              />
            ) : (
              <>
                <DataTable
                  label={t('会员')}
                  columns={memberColumns(t)}
                  rows={page.items}
                  rowKey={(member) => member.id}
                  rowTestId="member-row"
                  dimmed={query.isPlaceholderData}
                  onOpen={(member) => void navigate(`/members/${member.id}`)}
                />
                <Pager pages={pages} nextCursor={page.nextCursor} total={page.total} busy={query.isPlaceholderData} />
              </>
            )
          }
        </QueryView>
      </Panel>
    </>
  );
}
