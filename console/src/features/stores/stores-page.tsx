import { useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import type { StoreJoins } from '@jieti/shared/api/stores';
import { storeJoinsQuery } from '../../api/stores';
import { DataTable, type Column } from '../../components/data-table';
import { EmptyState } from '../../components/empty-state';
import { PageHeader } from '../../components/page-header';
import { Panel } from '../../components/panel';
import { QueryView } from '../../components/query-view';
import { SearchField } from '../../components/search-field';
import { Sparkline } from '../../components/sparkline';
import { dateWords } from '../../lib/dates';
import { count } from '../../lib/numbers';
import { useSearchParam } from '../../lib/use-search-param';
import { useText, type Translate } from '../../lib/use-text';
import styles from './stores.module.css';

type Store = StoreJoins['items'][number];

/** Each store with what its code brought. */
export function StoresPage() {
  const t = useText();
  const navigate = useNavigate();
  const query = useQuery(storeJoinsQuery);
  const [search, setSearch] = useSearchParam();
  return (
    <>
      <PageHeader title={t('门店码')} note={t('贴在店里的小程序码：从它入会的人算这家店带来的。')} />
      <Panel flush>
        <div className={styles.filters}>
          <SearchField label={t('找门店')} placeholder={t('门店名里的字')} value={search} onSettled={setSearch} />
        </div>
        <QueryView query={query}>
          {({ items }) => {
            const found = items.filter(({ name }) => name.includes(search));
            return found.length === 0 ? (
              <EmptyState icon="search" title={search ? t('没有这样的门店') : t('还没有门店')} />
            ) : (
              <DataTable
                label={t('门店码')}
                columns={columnsOf(t)}
                rows={found}
                rowKey={({ id }) => id}
                rowTestId="store"
                onOpen={({ id }) => void navigate(`/stores/${encodeURIComponent(id)}`)}
              />
            );
          }}
        </QueryView>
      </Panel>
    </>
  );
}

const inThirtyDays = ({ days }: Store): number => days.reduce((sum, day) => sum + day.joined, 0);

function columnsOf(t: Translate): readonly Column<Store>[] {
  return [
    { key: 'name', title: t('门店'), cell: ({ name }) => name },
    {
      key: 'plot',
      title: t('最近 30 天'),
      width: 120,
      cell: ({ name, days }) => (
        <Sparkline values={days.map(({ joined }) => joined)} label={t('{store}每天入会的人', { store: name })} />
      ),
    },
    {
      key: 'recent',
      title: t('30 天入会'),
      align: 'right',
      cell: (store) => t('{n} 人', { n: count(inThirtyDays(store)) }),
    },
    {
      key: 'joined',
      title: t('一共入会'),
      align: 'right',
      cell: ({ joined }) => t('{n} 人', { n: count(joined) }),
    },
    {
      key: 'campaigns',
      title: t('带名字的码'),
      align: 'right',
      cell: ({ campaigns }) => t('{n} 个', { n: count(campaigns.length) }),
    },
    {
      key: 'last',
      title: t('最近一次'),
      cell: ({ lastJoinedAt }) => (lastJoinedAt === null ? t('还没有人') : dateWords(lastJoinedAt)),
    },
  ];
}
