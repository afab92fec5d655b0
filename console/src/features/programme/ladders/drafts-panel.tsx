import { useMutation, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { App, Button, Switch } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { DraftRow } from '@jieti/shared/api/drafts';
import { discardDraft, reopenDraft } from '../../../api/programmes';
import { EmptyState } from '../../../components/empty-state';
import { Panel } from '../../../components/panel';
import { QueryView } from '../../../components/query-view';
import { Tag } from '../../../components/tag';
import { dateTimeWords } from '../../../lib/dates';
import { useText } from '../../../lib/use-text';
import styles from './ladders.module.css';

/** Versions in the making, newest first; what was discarded can be brought back. */
export function DraftsPanel({ query }: { readonly query: UseQueryResult<readonly DraftRow[]> }) {
  const t = useText();
  const [all, setAll] = useState(false);
  return (
    <Panel
      title={t('草稿')}
      flush
      extra={
        query.data?.some(({ state }) => state === 'discarded') && (
          <label className={styles.toggle}>
            <Switch size="small" checked={all} onChange={setAll} />
            {t('看已丢弃的')}
          </label>
        )
      }
    >
      <QueryView query={query}>
        {(drafts) => {
          const shown = drafts.filter(({ state }) => state === 'open' || (all && state === 'discarded'));
          if (shown.length === 0) {
            return <EmptyState icon="edit" title={t('没有草稿')} note={t('点“修改现行方案”，或从模板开始。')} />;
          }
          return (
            <ul className={styles.drafts}>
              {shown.map((draft) => (
                <DraftItem key={draft.id} draft={draft} />
              ))}
            </ul>
          );
        }}
      </QueryView>
    </Panel>
  );
}

function DraftItem({ draft }: { readonly draft: DraftRow }) {
  const t = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const isOpen = draft.state === 'open';
  const turn = useMutation({
    mutationFn: (): Promise<unknown> => (isOpen ? discardDraft(draft.id) : reopenDraft(draft.id)),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['programmes', 'drafts'] }),
    onError: (error) => void message.error(error.message),
  });
  return (
    <li>
      <div>
        <Link to={`/programmes/drafts/${draft.id}`}>{draft.name}</Link>
        <small>
          {t('{who} {time}', { who: draft.updatedBy, time: dateTimeWords(draft.updatedAt) })}
          {draft.basedOn !== null && `，${t('从 v{n} 改起', { n: draft.basedOn })}`}
        </small>
      </div>
      {draft.problems > 0 && <Tag tone="bad">{t('{n} 处问题', { n: draft.problems })}</Tag>}
      {!isOpen && <Tag>{t('已丢弃')}</Tag>}
      <Button type="text" size="small" loading={turn.isPending} onClick={() => turn.mutate()}>
        {isOpen ? t('丢弃') : t('恢复')}
      </Button>
    </li>
  );
}
