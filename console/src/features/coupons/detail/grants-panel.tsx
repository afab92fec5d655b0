import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState, type ReactNode } from 'react';
import type { BulkGrant } from '@jieti/shared/api/claims';
import type { CouponTemplate } from '@jieti/shared/api/coupons';
import { cancelGrant, couponGrantsQuery } from '../../../api/coupon-work';
import { programmeQuery } from '../../../api/programme';
import { DataTable, type Column } from '../../../components/data-table';
import { EmptyState } from '../../../components/empty-state';
import { Pager } from '../../../components/pager';
import { Panel } from '../../../components/panel';
import { ProgressBar } from '../../../components/progress-bar';
import { QueryView } from '../../../components/query-view';
import { Tag, type Tone } from '../../../components/tag';
import { dateTimeWords } from '../../../lib/dates';
import { count } from '../../../lib/numbers';
import { useCursorPages } from '../../../lib/use-cursor-pages';
import { useText } from '../../../lib/use-text';
import { GrantDialog } from './grant-dialog';
import styles from './detail.module.css';

const POLL_MS = 1_500;
const isUnderWay = ({ state }: BulkGrant) => state === 'queued' || state === 'running';

const states: Readonly<Record<BulkGrant['state'], { readonly word: string; readonly tone: Tone }>> = {
  queued: { word: '排队中', tone: 'plain' },
  running: { word: '进行中', tone: 'info' },
  done: { word: '已完成', tone: 'ok' },
  failed: { word: '失败', tone: 'bad' },
  cancelled: { word: '已取消', tone: 'warn' },
};

interface GrantsPanelProps {
  readonly template: CouponTemplate;
  readonly tabs: ReactNode;
}

/** Coupons handed out to many at once, and voidings of all: each a piece of work that can be watched and stopped. */
export function GrantsPanel({ template, tabs }: GrantsPanelProps) {
  const t = useText();
  const pages = useCursorPages();
  const [granting, setGranting] = useState(false);
  const query = useQuery({
    ...couponGrantsQuery(template.id, pages.cursor),
    refetchInterval: ({ state: { data } }) => (data?.items.some(isUnderWay) ? POLL_MS : false),
  });
  const columns = useColumns(template.id);
  const open = (
    <Button type="primary" disabled={!template.active} onClick={() => setGranting(true)} data-testid="grant-open">
      {t('发给一批会员')}
    </Button>
  );
  return (
    <Panel title={t('批量发放')} note={t('先留出库存再发，关掉页面也会继续')} extra={tabs} flush>
      <div className={styles.tools}>
        {!template.active && <span className="muted">{t('已经停发，恢复发放后才能再发。')}</span>}
        <div className={styles.toolsEnd}>{open}</div>
      </div>
      <QueryView query={query}>
        {(page) =>
          page.items.length === 0 ? (
            <EmptyState icon="gift" title={t('还没有批量发过')} note={t('按等级发，或者粘贴会员号发。')} />
          ) : (
            <>
              <DataTable
                label={t('批量发放')}
                columns={columns}
                rows={page.items}
                rowKey={(grant) => grant.id}
                rowTestId="grant-row"
                dimmed={query.isPlaceholderData}
              />
              <Pager pages={pages} nextCursor={page.nextCursor} total={page.total} busy={query.isPlaceholderData} />
            </>
          )
        }
      </QueryView>
      <GrantDialog template={template} open={granting} onClose={() => setGranting(false)} />
    </Panel>
  );
}

function useColumns(templateId: number): readonly Column<BulkGrant>[] {
  const t = useText();
  const { data: programme } = useQuery(programmeQuery);
  const nameOf = (key: string) => programme?.current.tiers.find((tier) => tier.key === key)?.name ?? key;
  return [
    { key: 'at', title: t('时间'), cell: ({ createdAt }) => dateTimeWords(createdAt) },
    {
      key: 'what',
      title: t('做什么'),
      cell: ({ kind, tiers, named, reason }) => (
        <>
          {kind === 'void'
            ? t('全部作废')
            : tiers.length > 0
              ? t('发给{tiers}', { tiers: tiers.map(nameOf).join('、') })
              : t('发给指定的 {n} 位', { n: count(named) })}
          <span className={styles.small}>{reason}</span>
        </>
      ),
    },
    { key: 'by', title: t('经手'), cell: ({ createdBy }) => createdBy },
    { key: 'progress', title: t('进度'), cell: (grant) => <Progress grant={grant} /> },
    {
      key: 'state',
      title: t('状态'),
      cell: ({ state, error }) => (
        <>
          <Tag tone={states[state].tone}>{t(states[state].word)}</Tag>
          {error && <span className={styles.small}>{error}</span>}
        </>
      ),
    },
    {
      key: 'cancel',
      title: '',
      align: 'right',
      cell: (grant) => isUnderWay(grant) && <Cancel templateId={templateId} grant={grant} />,
    },
  ];
}

function Progress({ grant: { kind, wanted, used, skipped } }: { readonly grant: BulkGrant }) {
  const t = useText();
  return (
    <div className={styles.progress}>
      <ProgressBar part={used + skipped} whole={wanted} label={t('进度')} tall />
      <span>
        {count(used)} <span className="muted">/ {count(wanted)}</span>
        {kind === 'grant' && skipped > 0 && (
          <span className="muted">，{t('{n} 位已到上限', { n: count(skipped) })}</span>
        )}
      </span>
    </div>
  );
}

function Cancel({ templateId, grant }: { readonly templateId: number; readonly grant: BulkGrant }) {
  const t = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const run = useMutation({
    mutationFn: () => cancelGrant(templateId, grant.id),
    onSettled: () => queries.invalidateQueries({ queryKey: ['coupon-grants', templateId] }),
    onError: (error) => void message.error(error.message),
  });
  return (
    <Button size="small" loading={run.isPending} onClick={() => run.mutate()} data-testid="grant-cancel">
      {t('停下')}
    </Button>
  );
}
