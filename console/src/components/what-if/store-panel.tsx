import type { WhatIfOutcome } from '@jieti/shared/api/what-if';
import { count } from '../../lib/numbers';
import { useText, type Translate } from '../../lib/use-text';
import { DataTable, type Column } from '../data-table';
import { EmptyState } from '../empty-state';
import { Panel } from '../panel';
import styles from './what-if.module.css';

type Store = WhatIfOutcome['byStore'][number];

/** Which store's regulars are touched. */
export function StorePanel({ byStore }: Pick<WhatIfOutcome, 'byStore'>) {
  const t = useText();
  const most = Math.max(1, ...byStore.flatMap(({ up, down, later }) => [up, down + later]));
  return (
    <Panel title={t('按门店')} note={t('按会员的常去门店')} flush>
      {byStore.length === 0 ? (
        <EmptyState icon="stairs" title={t('没有门店受影响')} />
      ) : (
        <DataTable
          label={t('按门店')}
          columns={columnsOf(most, t)}
          rows={byStore}
          rowKey={({ store }) => store ?? 'none'}
        />
      )}
    </Panel>
  );
}

function columnsOf(most: number, t: Translate): readonly Column<Store>[] {
  return [
    { key: 'name', title: t('门店'), cell: ({ name }) => name },
    { key: 'members', title: t('会员'), align: 'right', cell: ({ members }) => count(members) },
    { key: 'balance', title: '', width: '32%', cell: (store) => <Balance store={store} most={most} /> },
    { key: 'up', title: t('升'), align: 'right', cell: ({ up }) => <Figure value={up} tone="text-ok" /> },
    { key: 'down', title: t('当天降'), align: 'right', cell: ({ down }) => <Figure value={down} tone="text-bad" /> },
    {
      key: 'later',
      title: t('到期降'),
      align: 'right',
      cell: ({ later }) => <Figure value={later} tone="text-warn" />,
    },
  ];
}

function Figure({ value, tone }: { readonly value: number; readonly tone: string }) {
  return <span className={value === 0 ? 'muted' : tone}>{count(value)}</span>;
}

/** Falls to the left, rises to the right of one line. */
function Balance({ store: { up, down, later }, most }: { readonly store: Store; readonly most: number }) {
  return (
    <div className={styles.balance} aria-hidden="true">
      <span>
        <i style={{ width: `${((down + later) / most) * 100}%` }} />
      </span>
      <span>
        <i style={{ width: `${(up / most) * 100}%` }} />
      </span>
    </div>
  );
}
