import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { Link } from 'react-router';
import type { PerkReport, PerkUse } from '@jieti/shared/api/perks';
import { exportPerkUses, perkReportQuery, perkUsesQuery, type PerkUseFilter } from '../../api/perks';
import { programmeQuery } from '../../api/programme';
import { storesQuery } from '../../api/stores';
import { DataTable, type Column } from '../../components/data-table';
import { DayRange } from '../../components/day-range';
import { EmptyState } from '../../components/empty-state';
import { ExportButton } from '../../components/export-button';
import { PageHeader } from '../../components/page-header';
import { Pager } from '../../components/pager';
import { Panel } from '../../components/panel';
import { QueryView } from '../../components/query-view';
import { SearchField } from '../../components/search-field';
import { Tag } from '../../components/tag';
import { TierTag } from '../../components/tier-tag';
import { dateField, timeOfDay } from '../../lib/dates';
import { count } from '../../lib/numbers';
import { useAddressParam } from '../../lib/use-address-param';
import { useCursorPages } from '../../lib/use-cursor-pages';
import { useSearchParam } from '../../lib/use-search-param';
import { useText, type Translate } from '../../lib/use-text';
import styles from './perk-uses.module.css';

/** Perks with a monthly limit, every use of them: who, where, by whose hand. */
export function PerkUsesPage() {
  const t = useText();
  const pages = useCursorPages();
  const filter = useFilter();
  const query = useQuery(perkUsesQuery(filter, pages.cursor));
  return (
    <>
      <PageHeader
        title={t('权益使用')}
        note={t('有次数的权益，每用一次记一条')}
        actions={<ExportButton run={() => exportPerkUses(filter)} />}
      />
      <ThisMonth />
      <Panel flush>
        <Filters />
        <QueryView query={query}>
          {(page) =>
            page.items.length === 0 ? (
              <EmptyState icon="gift" title={t('没有使用记录')} note={t('店员在收银时记一次权益，就会出现在这里。')} />
            ) : (
              <>
                <DataTable
                  label={t('权益使用')}
                  columns={columnsOf(t)}
                  rows={page.items}
                  rowKey={(use) => use.id}
                  rowTestId="perk-use"
                  dimmed={query.isPlaceholderData}
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

function useFilter(): PerkUseFilter {
  const [search] = useSearchParam();
  const [tier] = useAddressParam('tier');
  const [store] = useAddressParam('store');
  const [from] = useAddressParam('from');
  const [to] = useAddressParam('to');
  return {
    search: search || undefined,
    tier: tier || undefined,
    store: store || undefined,
    from: from || undefined,
    to: to || undefined,
  };
}

function Filters() {
  const t = useText();
  const [search, setSearch] = useSearchParam();
  const [tier, setTier] = useAddressParam('tier');
  const [store, setStore] = useAddressParam('store');
  const { data: programme } = useQuery(programmeQuery);
  const { data: stores = [] } = useQuery(storesQuery);
  const tiers = programme?.current.tiers ?? [];
  return (
    <div className={styles.filters}>
      <SearchField label={t('找会员')} placeholder={t('会员号或姓名开头')} value={search} onSettled={setSearch} />
      <Select
        aria-label={t('等级')}
        value={tier}
        onChange={setTier}
        options={[{ value: '', label: t('全部等级') }, ...tiers.map(({ key, name }) => ({ value: key, label: name }))]}
      />
      <Select
        aria-label={t('门店')}
        value={store}
        onChange={setStore}
        options={[{ value: '', label: t('全部门店') }, ...stores.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <DayRange />
    </div>
  );
}

/** How often each perk was used this month, by tier. */
function ThisMonth() {
  const t = useText();
  const query = useQuery(perkReportQuery(undefined));
  return (
    <Panel title={t('这个月')}>
      <QueryView query={query}>{(report) => <MonthItems report={report} />}</QueryView>
    </Panel>
  );
}

function MonthItems({ report: { items } }: { readonly report: PerkReport }) {
  const t = useText();
  if (items.length === 0) return <p className="muted">{t('这个月还没有用过有次数的权益。')}</p>;
  return (
    <ul className={styles.month}>
      {items.map(({ perkKey, title, tier, uses, members }) => (
        <li key={`${perkKey}-${tier.key}`}>
          <span>
            {title} <TierTag tier={tier} />
          </span>
          <b>{t('{n} 次', { n: count(uses) })}</b>
          <small>{t('{n} 位会员', { n: count(members) })}</small>
        </li>
      ))}
    </ul>
  );
}

function columnsOf(t: Translate): readonly Column<PerkUse>[] {
  return [
    {
      key: 'at',
      title: t('时间'),
      cell: ({ at }) => (
        <>
          {dateField(at)} {timeOfDay(at, { seconds: true })}
        </>
      ),
    },
    {
      key: 'title',
      title: t('权益'),
      cell: ({ title, undoneAt }) => (
        <>
          {title} {undoneAt !== null && <Tag tone="warn">{t('已撤销')}</Tag>}
        </>
      ),
    },
    { key: 'tier', title: t('等级'), cell: ({ tier }) => <TierTag tier={tier} /> },
    {
      key: 'member',
      title: t('会员'),
      cell: ({ member }) => (
        <>
          <Link to={`/members/${member.id}`}>{member.name}</Link> <span className="muted">{member.cardNo}</span>
        </>
      ),
    },
    { key: 'store', title: t('门店'), cell: ({ storeName }) => storeName ?? <span className="muted">—</span> },
    { key: 'staff', title: t('经手'), cell: ({ staff }) => staff },
    { key: 'device', title: t('设备'), cell: ({ device }) => <span className="muted">{device ?? '—'}</span> },
  ];
}
