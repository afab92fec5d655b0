import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { Link, useParams } from 'react-router';
import type { WhatIfRun } from '@jieti/shared/api/what-if';
import { laddersQuery } from '../../api/programmes';
import { whatIfRunQuery } from '../../api/what-if';
import { PageHeader } from '../../components/page-header';
import { QueryView } from '../../components/query-view';
import { Tag, type Tone } from '../../components/tag';
import { WhatIfPanel } from '../../components/what-if/what-if-panel';
import { useOwnCrumb } from '../../lib/crumb';
import { dateField, dateTimeWords } from '../../lib/dates';
import { useText } from '../../lib/use-text';

const states: Readonly<Record<WhatIfRun['state'], { readonly word: string; readonly tone: Tone }>> = {
  queued: { word: '排队中', tone: 'plain' },
  running: { word: '试算中', tone: 'info' },
  done: { word: '已完成', tone: 'ok' },
  failed: { word: '没有完成', tone: 'bad' },
  cancelled: { word: '已停止', tone: 'plain' },
};

/** One run under an address of its own, so that whoever decides can be shown it. */
export function WhatIfPage() {
  const id = Number(useParams()['runId']);
  const query = useQuery(whatIfRunQuery(id));
  useOwnCrumb(query.data ? `试算 ${query.data.id}` : null);
  return (
    <QueryView query={query}>
      {(run) => (
        <>
          <RunHeader run={run} />
          <WhatIfPanel run={run} />
        </>
      )}
    </QueryView>
  );
}

function RunHeader({ run }: { readonly run: WhatIfRun }) {
  const t = useText();
  const { message } = App.useApp();
  const { data: ladders } = useQuery({ ...laddersQuery, staleTime: 60_000 });
  const name = ladders?.items.find(({ programme }) => programme === run.programme)?.name ?? t('等级方案');
  const share = async () => {
    await navigator.clipboard.writeText(location.href);
    void message.success(t('链接已复制，能看等级方案的同事都能打开。'));
  };
  return (
    <PageHeader
      title={t('{name}，试算', { name })}
      tag={<Tag tone={states[run.state].tone}>{t(states[run.state].word)}</Tag>}
      note={[
        run.basedOn === null ? t('第一版') : t('和线上 v{n} 比', { n: run.basedOn }),
        t('假设 {day} 生效', { day: dateField(run.effectiveFrom) }),
        t('{who} {time} 发起', { who: run.createdBy, time: dateTimeWords(run.createdAt) }),
      ].join('，')}
      actions={
        <>
          <Button onClick={() => void share()}>{t('复制链接')}</Button>
          {run.draftId !== null && (
            <Link to={`/programmes/drafts/${run.draftId}`}>
              <Button>{t('打开草稿')}</Button>
            </Link>
          )}
        </>
      }
    />
  );
}
