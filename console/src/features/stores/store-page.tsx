import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import type { StoreJoins } from '@jieti/shared/api/stores';
import { storeJoinsQuery } from '../../api/stores';
import { DataTable } from '../../components/data-table';
import { EmptyState } from '../../components/empty-state';
import { PageHeader } from '../../components/page-header';
import { Panel } from '../../components/panel';
import { QueryView } from '../../components/query-view';
import { useOwnCrumb } from '../../lib/crumb';
import { dateTimeWords } from '../../lib/dates';
import { count, share } from '../../lib/numbers';
import { useText } from '../../lib/use-text';
import { JoinPlot } from './join-plot';
import { StoreCode } from './store-code';
import styles from './stores.module.css';

type Store = StoreJoins['items'][number];

/** One store: its code to print, and who came by it. */
export function StorePage() {
  const t = useText();
  const { id } = useParams();
  const query = useQuery(storeJoinsQuery);
  const known = query.data?.items.find((store) => store.id === id);
  useOwnCrumb(known?.name ?? null);
  return (
    <QueryView query={query}>
      {(joins) => {
        const store = joins.items.find((each) => each.id === id);
        return store ? (
          <Sheet store={store} joins={joins} />
        ) : (
          <EmptyState icon="search" title={t('没有这家门店')} note={t('它可能已经换了编号，从门店码的列表再打开。')} />
        );
      }}
    </QueryView>
  );
}

function Sheet({ store, joins }: { readonly store: Store; readonly joins: StoreJoins }) {
  const t = useText();
  const recent = store.days.reduce((sum, day) => sum + day.joined, 0);
  return (
    <>
      <PageHeader
        title={store.name}
        note={t('一共 {n} 人从这家店的码入会，最近 30 天 {m} 人。', { n: count(store.joined), m: count(recent) })}
      />
      <div className={styles.columns}>
        <StoreCode store={store} page={joins.page} pageTitle={joins.pageTitle} />
        <div className={styles.aside}>
          <Panel title={t('每天从码入会的人')} note={`${joins.from} – ${joins.to}`}>
            {recent === 0 ? (
              <EmptyState
                icon="members"
                title={t('这 30 天没有人从码入会')}
                note={t('下载码，打印出来放在收银台边。')}
              />
            ) : (
              <JoinPlot days={store.days} />
            )}
          </Panel>
          <Panel title={t('带名字的码')} note={t('每张海报一个名字，就知道是哪张带来的')} flush>
            <Campaigns store={store} />
          </Panel>
        </div>
      </div>
    </>
  );
}

function Campaigns({ store }: { readonly store: Store }) {
  const t = useText();
  if (store.campaigns.length === 0)
    return <EmptyState icon="megaphone" title={t('还没有人从带名字的码入会')} note={t('在左边填一个名字，再下载。')} />;
  return (
    <DataTable
      label={t('带名字的码')}
      rows={store.campaigns}
      rowKey={({ campaign }) => campaign}
      columns={[
        { key: 'campaign', title: t('名字'), cell: ({ campaign }) => campaign },
        { key: 'joined', title: t('入会'), align: 'right', cell: ({ joined }) => t('{n} 人', { n: count(joined) }) },
        {
          key: 'share',
          title: t('占这家店'),
          align: 'right',
          cell: ({ joined }) => share(joined, store.joined),
        },
        { key: 'last', title: t('最近一次'), cell: ({ lastJoinedAt }) => dateTimeWords(lastJoinedAt) },
      ]}
    />
  );
}
