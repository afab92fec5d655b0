import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { whatIfMembersQuery, type WhatIfFilter } from '../../api/what-if';
import { useText } from '../../lib/use-text';
import { DataTable } from '../data-table';
import { EmptyState } from '../empty-state';
import { Pager } from '../pager';
import { QueryView } from '../query-view';
import { memberColumns } from './member-columns';
import { useLocalPages } from './use-local-pages';
import styles from './what-if.module.css';

/** What the drawer lists; null while it is closed. */
export interface MembersOf extends WhatIfFilter {
  readonly title: string;
  /** Who is not listed, where that is not plain. */
  readonly note?: string;
}

interface MembersDrawerProps {
  readonly runId: number;
  readonly list: MembersOf | null;
  readonly onClose: () => void;
}

/** Who is behind a figure of a run: before, after, the deciding figure and the gap. */
export function MembersDrawer({ runId, list, onClose }: MembersDrawerProps) {
  return (
    <Drawer
      open={list !== null}
      onClose={onClose}
      size={760}
      title={list?.title}
      destroyOnHidden
      className={styles.drawer}
      data-testid="what-if-members"
    >
      {list && <MemberList key={JSON.stringify(list)} runId={runId} list={list} />}
    </Drawer>
  );
}

function MemberList({ runId, list: { title, note, ...filter } }: { readonly runId: number; readonly list: MembersOf }) {
  const t = useText();
  const pages = useLocalPages();
  const query = useQuery(whatIfMembersQuery(runId, filter, pages.cursor));
  return (
    <>
      {note && <p className={styles.drawerNote}>{note}</p>}
      <QueryView query={query}>
        {(page) =>
          page.items.length === 0 ? (
            <EmptyState icon="members" title={t('这里没有会员')} note={t('试算里没有人属于这一类。')} />
          ) : (
            <>
              <DataTable
                label={title}
                columns={memberColumns(t)}
                rows={page.items}
                rowKey={(member) => member.memberId}
                rowTestId="what-if-member"
                dimmed={query.isPlaceholderData}
              />
              <Pager pages={pages} nextCursor={page.nextCursor} total={page.total} busy={query.isPlaceholderData} />
            </>
          )
        }
      </QueryView>
    </>
  );
}
