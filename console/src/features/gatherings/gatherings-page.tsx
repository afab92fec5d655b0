import { useQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useNavigate } from 'react-router';
import type { GatheringRow } from '@jieti/shared/api/gatherings';
import { gatheringsQuery } from '../../api/gatherings';
import { DataTable, type Column } from '../../components/data-table';
import { EmptyState } from '../../components/empty-state';
import { Icon } from '../../components/icon';
import { PageHeader } from '../../components/page-header';
import { Pager } from '../../components/pager';
import { Panel } from '../../components/panel';
import { ProgressBar } from '../../components/progress-bar';
import { QueryView } from '../../components/query-view';
import { SearchField } from '../../components/search-field';
import { Tag } from '../../components/tag';
import { TierNames } from '../../components/tier-names';
import { count } from '../../lib/numbers';
import { useAddressParam } from '../../lib/use-address-param';
import { useCursorPages } from '../../lib/use-cursor-pages';
import { useSearchParam } from '../../lib/use-search-param';
import { useText, type Translate } from '../../lib/use-text';
import { whenWords } from './gathering-when';
import { standingOf } from './gathering-words';
import styles from './gatherings.module.css';

const filters = [
  { value: '', label: '全部' },
  { value: 'coming', label: '未结束' },
  { value: 'ended', label: '已结束' },
  { value: 'draft', label: '草稿' },
  { value: 'cancelled', label: '已取消' },
] as const;

/** Where the shop meets its members. */
export function GatheringsPage() {
  const t = useText();
  const navigate = useNavigate();
  const pages = useCursorPages();
  const [search, setSearch] = useSearchParam();
  const [filter, setFilter] = useAddressParam('filter');
  const query = useQuery(gatheringsQuery({ filter: filter || undefined, search: search || undefined }, pages.cursor));
  return (
    <>
      <PageHeader
        title={t('线下活动')}
        note={t('报名、候补、到场签到；到场算一次社群活动。')}
        actions={
          <Button
            type="primary"
            icon={<Icon name="plus" />}
            data-testid="gathering-new"
            onClick={() => void navigate('/gatherings/new')}
          >
            {t('新建线下活动')}
          </Button>
        }
      />
      <Panel flush>
        <div className={styles.filters}>
          <SearchField label={t('找活动')} placeholder={t('标题里的字')} value={search} onSettled={setSearch} />
          <Segmented
            aria-label={t('状态')}
            value={filter}
            onChange={setFilter}
            options={filters.map(({ value, label }) => ({ value: value as string, label: t(label) }))}
          />
        </div>
        <QueryView query={query}>
          {(page) =>
            page.items.length === 0 ? (
              <EmptyState icon="calendar" title={t('没有这样的线下活动')} note={t('建一场，会员在小程序里报名。')} />
            ) : (
              <>
                <DataTable
                  label={t('线下活动')}
                  columns={columnsOf(t)}
                  rows={page.items}
                  rowKey={({ id }) => id}
                  rowTestId="gathering-row"
                  dimmed={query.isPlaceholderData}
                  onOpen={({ id, state }) => void navigate(`/gatherings/${id}${state === 'draft' ? '' : '?view=list'}`)}
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

function columnsOf(t: Translate): readonly Column<GatheringRow>[] {
  return [
    {
      key: 'title',
      title: t('线下活动'),
      cell: ({ title, where }) => (
        <span className={styles.title}>
          <b>{title}</b>
          <small>{where}</small>
        </span>
      ),
    },
    { key: 'when', title: t('时间'), cell: ({ startsAt, endsAt }) => whenWords(startsAt, endsAt) },
    {
      key: 'state',
      title: t('状态'),
      cell: (row) => <Tag tone={standingOf(row).tone}>{t(standingOf(row).word)}</Tag>,
    },
    { key: 'tiers', title: t('给谁'), cell: ({ tiers }) => <TierNames keys={tiers} /> },
    { key: 'seats', title: t('名额'), cell: (row) => <Seats row={row} /> },
    { key: 'waiting', title: t('候补'), align: 'right', cell: ({ counts }) => count(counts.waiting) },
    { key: 'attended', title: t('到场'), align: 'right', cell: ({ counts }) => count(counts.attended) },
  ];
}

function Seats({ row: { capacity, counts } }: { readonly row: GatheringRow }) {
  const t = useText();
  const taken = counts.signedUp + counts.attended;
  return (
    <span className={styles.seats}>
      <ProgressBar part={taken} whole={capacity} label={t('已占名额')} />
      <span>{`${count(taken)} / ${count(capacity)}`}</span>
    </span>
  );
}
