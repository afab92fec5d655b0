import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Select } from 'antd';
import { useNavigate, useSearchParams } from 'react-router';
import type { Campaign } from '@jieti/shared/api/campaigns';
import { exportRecipients, recipientsQuery } from '../../api/campaigns';
import { DataTable } from '../../components/data-table';
import { EmptyState } from '../../components/empty-state';
import { Icon } from '../../components/icon';
import { Pager } from '../../components/pager';
import { Panel } from '../../components/panel';
import { QueryView } from '../../components/query-view';
import { count } from '../../lib/numbers';
import { useCursorPages } from '../../lib/use-cursor-pages';
import { useText } from '../../lib/use-text';
import { recipientColumns } from './recipient-columns';

/** Who, and how it ended for each. */
export function RecipientsPanel({ campaign }: { readonly campaign: Campaign }) {
  const t = useText();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const pages = useCursorPages();
  const filter = { state: params.get('state') ?? undefined, reason: params.get('reason') ?? undefined };
  const query = useQuery({
    ...recipientsQuery(campaign.id, filter, pages.cursor),
    refetchInterval: campaign.state === 'running' ? 5_000 : false,
  });
  return (
    <Panel title={t('触达名单')} extra={<Extra campaign={campaign} />} flush>
      <QueryView query={query}>
        {(page) =>
          page.items.length === 0 ? (
            <EmptyState icon="members" title={t('这一类没有人')} note={t('换一个结果看看。')} />
          ) : (
            <>
              <DataTable
                label={t('触达名单')}
                columns={recipientColumns(t)}
                rows={page.items}
                rowKey={(recipient) => recipient.id}
                dimmed={query.isPlaceholderData}
                onOpen={(recipient) => void navigate(`/members/${recipient.memberId}`)}
              />
              <Pager pages={pages} nextCursor={page.nextCursor} total={page.total} busy={query.isPlaceholderData} />
            </>
          )
        }
      </QueryView>
    </Panel>
  );
}

function Extra({ campaign }: { readonly campaign: Campaign }) {
  const t = useText();
  const { message } = App.useApp();
  const save = useMutation({
    mutationFn: () => exportRecipients(campaign.id),
    onError: (error) => void message.error(error.message),
  });
  return (
    <>
      <OutcomeFilter campaign={campaign} />
      <Button icon={<Icon name="download" />} loading={save.isPending} onClick={() => save.mutate()}>
        {t('导出 CSV')}
      </Button>
    </>
  );
}

/** One choice per outcome that occurred, with its count. */
function OutcomeFilter({ campaign }: { readonly campaign: Campaign }) {
  const t = useText();
  const [params, setParams] = useSearchParams();
  const keyOf = (state: string, reason: string | null) => `${state}/${reason ?? ''}`;
  const state = params.get('state');
  const change = (key: string | undefined) => {
    const [nextState = '', nextReason = ''] = key?.split('/') ?? [];
    const pairs = [
      ['state', nextState],
      ['reason', nextReason],
    ].filter(([, value]) => value !== '');
    setParams(new URLSearchParams(pairs as [string, string][]), { replace: true });
  };
  const choices = new Map(campaign.outcomes.map((outcome) => [keyOf(outcome.state, outcome.reason), outcome] as const));
  return (
    <Select
      allowClear
      aria-label={t('按结果筛选')}
      placeholder={t('全部结果')}
      style={{ minWidth: 220 }}
      value={state ? keyOf(state, params.get('reason')) : undefined}
      onChange={change}
      options={[...choices].map(([value, { label, count: n }]) => ({ value, label: `${label} ${count(n)}` }))}
    />
  );
}
