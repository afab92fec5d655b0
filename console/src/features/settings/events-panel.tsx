import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Segmented } from 'antd';
import { useSearchParams } from 'react-router';
import type { WechatEventItem } from '@jieti/shared/api/wechat-events';
import { retryEvent, wechatEventsQuery } from '../../api/wechat-events';
import { DataTable, type Column } from '../../components/data-table';
import { EmptyState } from '../../components/empty-state';
import { Pager } from '../../components/pager';
import { Panel } from '../../components/panel';
import { QueryView } from '../../components/query-view';
import { SearchField } from '../../components/search-field';
import { Tag, type Tone } from '../../components/tag';
import { timelineStamp } from '../../lib/dates';
import { useCursorPages } from '../../lib/use-cursor-pages';
import { useNow } from '../../lib/use-now';
import { useText, type Translate } from '../../lib/use-text';
import { accountWord } from './account-word';
import { eventWord } from './event-word';
import styles from './settings.module.css';

type State = WechatEventItem['state'];

const states: Readonly<Record<State, { readonly word: string; readonly tone: Tone }>> = {
  pending: { word: '等待处理', tone: 'info' },
  handled: { word: '已处理', tone: 'ok' },
  ignored: { word: '不用处理', tone: 'plain' },
  failed: { word: '没有成功', tone: 'bad' },
};
const filters = ['all', 'failed', 'pending', 'handled', 'ignored'] as const;

/** What WeChat pushed, and what became of each. */
export function EventsPanel({ isOwner }: { readonly isOwner: boolean }) {
  const t = useText();
  const now = useNow();
  const pages = useCursorPages();
  const [params, setParams] = useSearchParams();
  const search = params.get('search') ?? '';
  const filter = filters.find((each) => each === params.get('state')) ?? 'all';
  const narrow = (name: 'search' | 'state', value: string) =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        after.delete('after');
        if (value === '') after.delete(name);
        else after.set(name, value);
        return after;
      },
      { replace: true },
    );
  const query = useQuery({
    ...wechatEventsQuery({ search, state: filter === 'all' ? undefined : filter }, pages.cursor),
    refetchInterval: 15_000,
  });
  return (
    <Panel
      title={t('微信推送')}
      note={t('同一条只处理一次，没有成功的可以重试')}
      extra={
        <>
          <SearchField
            label={t('找推送')}
            placeholder={t('事件名')}
            value={search}
            onSettled={(text) => narrow('search', text)}
          />
          <Segmented
            aria-label={t('状态')}
            size="small"
            value={filter}
            options={filters.map((value) => ({ value, label: t(value === 'all' ? '全部' : states[value].word) }))}
            onChange={(state) => narrow('state', state === 'all' ? '' : state)}
          />
        </>
      }
      flush
    >
      <QueryView query={query}>
        {(page) =>
          page.items.length === 0 ? (
            <EmptyState
              icon="pulse"
              title={filter === 'all' && search === '' ? t('还没有收到推送') : t('没有这样的推送')}
              note={t('在微信后台填好推送地址和 Token 后，订阅、授权和发货的变化会记在这里。')}
            />
          ) : (
            <>
              <DataTable
                label={t('微信推送')}
                columns={columnsOf(t, now, isOwner)}
                rows={page.items}
                rowKey={({ id }) => id}
                rowTestId="event-row"
                dimmed={query.isPlaceholderData}
              />
              <Pager pages={pages} nextCursor={page.nextCursor} total={page.total} busy={query.isPlaceholderData} />
            </>
          )
        }
      </QueryView>
    </Panel>
  );
}

function columnsOf(t: Translate, now: number, isOwner: boolean): readonly Column<WechatEventItem>[] {
  return [
    { key: 'at', title: t('收到'), width: 108, cell: ({ receivedAt }) => timelineStamp(receivedAt, now) },
    { key: 'account', title: t('账号'), width: 84, cell: ({ account }) => t(accountWord(account)) },
    {
      key: 'event',
      title: t('推送'),
      cell: ({ event }) => (
        <span title={event} className={styles.event}>
          {t(eventWord(event))}
        </span>
      ),
    },
    { key: 'who', title: t('关于谁'), cell: ({ who }) => <span className="muted">{who || '—'}</span> },
    {
      key: 'state',
      title: t('结果'),
      cell: ({ state }) => <Tag tone={states[state].tone}>{t(states[state].word)}</Tag>,
    },
    {
      key: 'reason',
      title: t('原因'),
      width: '30%',
      cell: ({ reason }) => <span className="muted">{reason ?? '—'}</span>,
    },
    {
      key: 'retry',
      title: <span className="visually-hidden">{t('操作')}</span>,
      align: 'right',
      cell: ({ id, state }) => (isOwner && state === 'failed' ? <RetryButton id={id} /> : null),
    },
  ];
}

function RetryButton({ id }: { readonly id: number }) {
  const t = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const retry = useMutation({
    mutationFn: () => retryEvent(id),
    onSuccess: () => void message.success(t('已放回队列，几秒内再处理一次。')),
    onError: (error) => void message.error(error.message),
    onSettled: () => queries.invalidateQueries({ queryKey: ['channels'] }),
  });
  return (
    <Button size="small" data-testid={`retry-event-${id}`} loading={retry.isPending} onClick={() => retry.mutate()}>
      {t('重试')}
    </Button>
  );
}
