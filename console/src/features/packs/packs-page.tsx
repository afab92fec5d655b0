import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Switch } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { CouponPackView } from '@jieti/shared/api/packs';
import { couponPacksQuery, setCouponPackActive } from '../../api/packs';
import { DataTable, type Column } from '../../components/data-table';
import { EmptyState } from '../../components/empty-state';
import { Icon } from '../../components/icon';
import { PageHeader } from '../../components/page-header';
import { Panel } from '../../components/panel';
import { ProgressBar } from '../../components/progress-bar';
import { QueryView } from '../../components/query-view';
import { dateField } from '../../lib/dates';
import { count, money } from '../../lib/numbers';
import { useText } from '../../lib/use-text';
import { PackDrawer } from './pack-drawer';
import styles from './packs.module.css';

/** Coupons sold together in the mini-program. */
export function PacksPage() {
  const t = useText();
  const query = useQuery(couponPacksQuery);
  const columns = useColumns();
  const [creating, setCreating] = useState(false);
  const create = (
    <Button type="primary" icon={<Icon name="plus" />} onClick={() => setCreating(true)} data-testid="pack-new">
      {t('新建券包')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('券包')} note={t('会员在小程序里买，付款到账就发券。')} actions={create} />
      <Panel flush>
        <QueryView query={query}>
          {(packs) =>
            packs.length === 0 ? (
              <EmptyState
                icon="gift"
                title={t('还没有券包')}
                note={t('先建一张券，再把几张装成一包卖。')}
                action={create}
              />
            ) : (
              <DataTable
                label={t('券包')}
                columns={columns}
                rows={packs}
                rowKey={(pack) => pack.id}
                rowTestId="pack-row"
              />
            )
          }
        </QueryView>
      </Panel>
      <PackDrawer open={creating} onClose={() => setCreating(false)} />
    </>
  );
}

function useColumns(): readonly Column<CouponPackView>[] {
  const t = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: ({ id, active }: { readonly id: number; readonly active: boolean }) => setCouponPackActive(id, active),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['coupon-packs'] }),
    onError: (error) => void message.error(error.message),
  });
  return [
    {
      key: 'title',
      title: t('券包'),
      cell: ({ title, note }) => (
        <>
          <b>{title}</b>
          <small className={styles.note}>{note}</small>
        </>
      ),
    },
    {
      key: 'inside',
      title: t('里面'),
      cell: ({ templateId, couponTitle, coupons }) => (
        <>
          <Link to={`/coupons/${templateId}`}>{couponTitle}</Link> × {count(coupons)}
        </>
      ),
    },
    { key: 'price', title: t('价格'), align: 'right', cell: ({ priceFen }) => money(priceFen) },
    {
      key: 'taken',
      title: t('已卖 / 库存'),
      width: '20%',
      cell: ({ title, taken, stockTotal }) => (
        <div className={styles.taken}>
          {count(taken)} <span className="muted">/ {stockTotal === null ? t('不限量') : count(stockTotal)}</span>
          {stockTotal !== null && (
            <ProgressBar part={taken} whole={stockTotal} label={`${title}，${t('已卖')}`} colour="#7FAD9D" />
          )}
        </div>
      ),
    },
    { key: 'limit', title: t('每人最多'), cell: ({ perMember }) => t('{n} 包', { n: count(perMember) }) },
    {
      key: 'created',
      title: t('创建'),
      align: 'right',
      cell: ({ createdAt }) => <span className="muted">{dateField(createdAt)}</span>,
    },
    {
      key: 'active',
      title: t('在卖'),
      align: 'right',
      cell: ({ id, title, active }) => (
        <Switch
          size="small"
          checked={active}
          loading={change.isPending && change.variables.id === id}
          aria-label={t('卖“{title}”', { title })}
          onChange={(next) => change.mutate({ id, active: next })}
        />
      ),
    },
  ];
}
