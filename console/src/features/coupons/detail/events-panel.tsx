import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Segmented } from 'antd';
import { useState, type ReactNode } from 'react';
import type { CouponEvent } from '@jieti/shared/api/claims';
import type { CouponTemplate } from '@jieti/shared/api/coupons';
import { couponEventsQuery, exportCouponEvents, type EventFilter } from '../../../api/coupon-work';
import { voidCoupon } from '../../../api/coupons';
import { couponEventColumns } from '../../../components/coupon-event-columns';
import { DataTable, type Column } from '../../../components/data-table';
import { EmptyState } from '../../../components/empty-state';
import { ExportButton } from '../../../components/export-button';
import { Pager } from '../../../components/pager';
import { Panel } from '../../../components/panel';
import { QueryView } from '../../../components/query-view';
import { ReasonDialog } from '../../../components/reason-dialog';
import { SearchField } from '../../../components/search-field';
import { useAddressParam } from '../../../lib/use-address-param';
import { useCursorPages } from '../../../lib/use-cursor-pages';
import { useSearchParam } from '../../../lib/use-search-param';
import { useText } from '../../../lib/use-text';
import styles from './detail.module.css';

interface EventsPanelProps {
  readonly template: CouponTemplate;
  readonly tabs: ReactNode;
}

const kinds = [
  ['issued', '发出'],
  ['claimed', '自己领'],
  ['redeemed', '核销'],
  ['reversed', '退回'],
  ['voided', '作废'],
] as const;

/** Everything that happened to pieces of this coupon: who holds them, where they were used. */
export function EventsPanel({ template, tabs }: EventsPanelProps) {
  const t = useText();
  const [search, setSearch] = useSearchParam();
  const [kind, setKind] = useAddressParam('kind');
  const [voiding, setVoiding] = useState<CouponEvent | null>(null);
  const pages = useCursorPages();
  const filter: EventFilter = {
    template: template.id,
    kind: kinds.find(([value]) => value === kind)?.[0],
    search: search || undefined,
  };
  const query = useQuery(couponEventsQuery(filter, pages.cursor));
  return (
    <Panel title={t('这张券的去向')} extra={tabs} flush>
      <div className={styles.tools}>
        <SearchField label={t('找一张')} placeholder={t('券码、会员号、经手人')} value={search} onSettled={setSearch} />
        <Segmented
          aria-label={t('哪种流水')}
          value={kind}
          onChange={setKind}
          options={[
            { value: '', label: t('全部') },
            ...kinds.map(([value, label]) => ({ value: String(value), label: t(label) })),
          ]}
        />
        <div className={styles.toolsEnd}>
          <ExportButton run={() => exportCouponEvents(filter)} />
        </div>
      </div>
      <QueryView query={query}>
        {(page) =>
          page.items.length === 0 ? (
            <EmptyState icon="ticket" title={t('没有这样的流水')} note={t('发出、领取、核销都会记在这里。')} />
          ) : (
            <>
              <DataTable
                label={t('这张券的去向')}
                columns={[...couponEventColumns(t), voidColumn(t('作废'), setVoiding)].filter(
                  ({ key }) => key !== 'title',
                )}
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
      <VoidOne event={voiding} onClose={() => setVoiding(null)} />
    </Panel>
  );
}

/** Only what was issued and may still be about can be voided; the server knows whether it was used since. */
function voidColumn(word: string, onVoid: (event: CouponEvent) => void): Column<CouponEvent> {
  return {
    key: 'void',
    title: '',
    align: 'right',
    cell: (event) =>
      (event.kind === 'issued' || event.kind === 'claimed') && (
        <Button size="small" type="text" onClick={() => onVoid(event)}>
          {word}
        </Button>
      ),
  };
}

interface VoidOneProps {
  readonly event: CouponEvent | null;
  readonly onClose: () => void;
}

function VoidOne({ event, onClose }: VoidOneProps) {
  const t = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const run = useMutation({
    mutationFn: (reason: string) => (event ? voidCoupon(event.couponId, reason) : Promise.reject(new Error())),
    onSuccess: async () => {
      void message.success(t('这张券已经作废，会员会在消息里看到原因。'));
      onClose();
      await Promise.all(
        [['coupon-events'], ['coupon-templates']].map((queryKey) => queries.invalidateQueries({ queryKey })),
      );
    },
    onError: (error) => void message.error(error.message),
  });
  return (
    <ReasonDialog
      open={event !== null}
      title={t('作废这张券')}
      note={t('券码 {code}，{member}。作废后不能恢复，会员会收到通知和这里写的原因。', {
        code: event?.code ?? '',
        member: event?.memberName ?? '',
      })}
      confirm={t('作废')}
      busy={run.isPending}
      maxLength={60}
      onConfirm={run.mutate}
      onClose={onClose}
    />
  );
}
