import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Segmented, Select } from 'antd';
import { useSearchParams } from 'react-router';
import type { FeedbackRow } from '@jieti/shared/api/feedback';
import { exportFeedback, feedbackQuery, type FeedbackFilter } from '../../api/feedback';
import { EmptyState } from '../../components/empty-state';
import { PageHeader } from '../../components/page-header';
import { Pager } from '../../components/pager';
import { Panel } from '../../components/panel';
import { QueryView } from '../../components/query-view';
import { SearchField } from '../../components/search-field';
import { useCursorPages } from '../../lib/use-cursor-pages';
import { useSearchParam } from '../../lib/use-search-param';
import { useText } from '../../lib/use-text';
import { FeedbackThread } from './feedback-thread';
import { topicWords } from './feedback-words';
import styles from './feedback.module.css';

type Shown = FeedbackRow['state'] | 'all';

const shownStates: readonly { readonly value: Shown; readonly label: string }[] = [
  { value: 'open', label: '待处理' },
  { value: 'answered', label: '已回复' },
  { value: 'closed', label: '已关闭' },
  { value: 'all', label: '全部' },
];

/** Everything members told the shop, until it is closed. */
export function FeedbackPage() {
  const t = useText();
  const pages = useCursorPages();
  const [search, setSearch] = useSearchParam();
  const { shown, filter, choose } = useFilter(search);
  const query = useQuery({ ...feedbackQuery(filter, pages.cursor), refetchInterval: 15_000 });
  return (
    <>
      <PageHeader
        title={t('反馈')}
        note={t('谁说的、什么等级、回到哪一步。')}
        actions={<Actions filter={filter} shown={shown} onShow={(state) => choose({ state })} />}
      />
      <Panel flush>
        <div className={styles.filters}>
          <SearchField label={t('找反馈')} placeholder={t('内容里的字')} value={search} onSettled={setSearch} />
          <Select
            aria-label={t('话题')}
            className={styles.topic}
            allowClear
            placeholder={t('全部话题')}
            value={filter.topic}
            options={Object.entries(topicWords).map(([value, label]) => ({ value, label: t(label) }))}
            onChange={(topic: string | undefined) => choose({ topic: topic ?? '' })}
          />
        </div>
        <QueryView query={query}>
          {(page) =>
            page.items.length === 0 ? (
              <EmptyState
                icon="members"
                title={shown === 'open' ? t('没有待处理的反馈') : t('没有这样的反馈')}
                note={t('会员在小程序里写的反馈会出现在这里。')}
              />
            ) : (
              <>
                <ul className={styles.list} aria-busy={query.isPlaceholderData}>
                  {page.items.map((row) => (
                    <FeedbackThread key={row.id} row={row} />
                  ))}
                </ul>
                <Pager pages={pages} nextCursor={page.nextCursor} total={page.total} busy={query.isPlaceholderData} />
              </>
            )
          }
        </QueryView>
      </Panel>
    </>
  );
}

interface ActionsProps {
  readonly filter: FeedbackFilter;
  readonly shown: Shown;
  readonly onShow: (shown: Shown) => void;
}

function Actions({ filter, shown, onShow }: ActionsProps) {
  const t = useText();
  const download = useMutation({ mutationFn: () => exportFeedback(filter) });
  return (
    <>
      <Segmented<Shown>
        aria-label={t('状态')}
        value={shown}
        options={shownStates.map(({ value, label }) => ({ value, label: t(label) }))}
        onChange={onShow}
      />
      <Button loading={download.isPending} onClick={() => download.mutate()}>
        {t('导出')}
      </Button>
    </>
  );
}

/** The filter lives in the address, so that it can be kept and shared. */
function useFilter(search: string) {
  const [params, setParams] = useSearchParams();
  const shown = shownStates.find(({ value }) => value === params.get('state'))?.value ?? 'open';
  const topic = (Object.keys(topicWords) as FeedbackRow['topic'][]).find((key) => key === params.get('topic'));
  const filter: FeedbackFilter = {
    state: shown === 'all' ? undefined : shown,
    topic,
    search: search === '' ? undefined : search,
  };
  const choose = (change: { readonly state?: Shown; readonly topic?: string }) =>
    setParams((before) => {
      const next = new URLSearchParams(before);
      next.delete('cursor');
      for (const [key, value] of Object.entries(change)) {
        if (value === '' || value === 'open') next.delete(key);
        else next.set(key, value);
      }
      return next;
    });
  return { shown, filter, choose };
}
