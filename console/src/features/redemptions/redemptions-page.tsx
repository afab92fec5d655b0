import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import type { CouponEventKind } from '@jieti/shared/api/claims';
import { couponEventsQuery, exportCouponEvents, type EventFilter } from '../../api/coupon-work';
import { couponChoicesQuery } from '../../api/coupons';
import { storesQuery } from '../../api/stores';
import { couponEventColumns, couponEventWords } from '../../components/coupon-event-columns';
import { DataTable } from '../../components/data-table';
import { DayRange } from '../../components/day-range';
import { EmptyState } from '../../components/empty-state';
import { ExportButton } from '../../components/export-button';
import { PageHeader } from '../../components/page-header';
import { Pager } from '../../components/pager';
import { Panel } from '../../components/panel';
import { QueryView } from '../../components/query-view';
import { SearchField } from '../../components/search-field';
import { count } from '../../lib/numbers';
import { dayEnd, dayStart } from '../../lib/shop-moment';
import { useAddressParam } from '../../lib/use-address-param';
import { useCursorPages } from '../../lib/use-cursor-pages';
import { useSearchParam } from '../../lib/use-search-param';
import { useText } from '../../lib/use-text';
import styles from './redemptions.module.css';

const kinds = Object.keys(couponEventWords) as readonly CouponEventKind[];

/** Every step of every coupon: who, where, with which device, and why. */
export function RedemptionsPage() {
  const t = useText();
  const pages = useCursorPages();
  const { filter, isFiltered } = useFilter();
  const query = useQuery(couponEventsQuery(filter, pages.cursor));
  const total = query.data?.total;
  return (
    <>
      <PageHeader
        title={t('核销记录')}
        note={total !== null && total !== undefined && t('共 {n} 条', { n: count(total) })}
        actions={<ExportButton run={() => exportCouponEvents(filter)} />}
      />
      <Panel flush>
        <Filters />
        <QueryView query={query}>
          {(page) =>
            page.items.length === 0 ? (
              isFiltered ? (
                <EmptyState icon="search" title={t('没有这样的记录')} note={t('换个日期、门店或券再试。')} />
              ) : (
                <EmptyState icon="receipt" title={t('还没有记录')} note={t('发出、领取、核销、退回都会记在这里。')} />
              )
            ) : (
              <>
                <DataTable
                  label={t('核销记录')}
                  columns={couponEventColumns(t)}
                  rows={page.items}
                  rowKey={(event) => event.id}
                  rowTestId="coupon-event"
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

function useFilter(): { readonly filter: EventFilter; readonly isFiltered: boolean } {
  const [search] = useSearchParam();
  const [template] = useAddressParam('template');
  const [store] = useAddressParam('store');
  const [kind] = useAddressParam('kind');
  const [from] = useAddressParam('from');
  const [to] = useAddressParam('to');
  return {
    filter: {
      search: search || undefined,
      template: Number(template) || undefined,
      store: store || undefined,
      kind: kinds.find((each) => each === kind),
      from: dayStart(from) ?? undefined,
      to: dayEnd(to) ?? undefined,
    },
    isFiltered: [search, template, store, kind, from, to].some((value) => value !== ''),
  };
}

function Filters() {
  const t = useText();
  const [search, setSearch] = useSearchParam();
  const { data: templates = [] } = useQuery(couponChoicesQuery);
  const { data: stores = [] } = useQuery(storesQuery);
  const choices = [
    {
      name: 'kind',
      label: t('全部步骤'),
      options: kinds.map((kind) => [kind, t(couponEventWords[kind].word)] as const),
    },
    {
      name: 'template',
      label: t('全部券'),
      options: templates.map(({ id, terms }) => [String(id), terms.title] as const),
    },
    { name: 'store', label: t('全部门店'), options: stores.map(({ id, name }) => [id, name] as const) },
  ];
  return (
    <div className={styles.filters}>
      <SearchField
        label={t('找记录')}
        placeholder={t('券码、会员号、经手人')}
        value={search}
        onSettled={setSearch}
        testId="event-search"
      />
      {choices.map(({ name, label, options }) => (
        <Choice key={name} name={name} label={label} options={options} />
      ))}
      <DayRange />
    </div>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly options: readonly (readonly [string, string])[];
}

function Choice({ name, label, options }: ChoiceProps) {
  const [value, set] = useAddressParam(name);
  return (
    <Select
      aria-label={label}
      showSearch
      optionFilterProp="label"
      value={value}
      onChange={set}
      options={[{ value: '', label }, ...options.map(([key, word]) => ({ value: key, label: word }))]}
    />
  );
}
