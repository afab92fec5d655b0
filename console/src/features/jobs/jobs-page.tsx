import { useQuery } from '@tanstack/react-query';
import type { JobRun } from '@jieti/shared/api/reports';
import { jobsQuery } from '../../api/reports';
import { DataTable, type Column } from '../../components/data-table';
import { EmptyState } from '../../components/empty-state';
import { PageHeader } from '../../components/page-header';
import { Panel } from '../../components/panel';
import { ProgressBar } from '../../components/progress-bar';
import { QueryView } from '../../components/query-view';
import { Tag, type Tone } from '../../components/tag';
import { dateTimeWords } from '../../lib/dates';
import { durationWords } from '../../lib/duration-words';
import { count, share } from '../../lib/numbers';
import { useNow } from '../../lib/use-now';
import { useText, type Translate } from '../../lib/use-text';
import styles from './jobs.module.css';

const states: Readonly<Record<JobRun['state'], { readonly word: string; readonly tone: Tone }>> = {
  queued: { word: '排队中', tone: 'plain' },
  running: { word: '进行中', tone: 'info' },
  done: { word: '已完成', tone: 'ok' },
  failed: { word: '失败', tone: 'bad' },
  cancelled: { word: '已取消', tone: 'warn' },
};

/** Long work: imports, recalculation, dispatch. It goes on when this page is closed. */
export function JobsPage() {
  const t = useText();
  const now = useNow(1_000);
  const query = useQuery({ ...jobsQuery, refetchInterval: 2_000 });
  return (
    <>
      <PageHeader title={t('任务')} note={t('关掉页面也会继续，中断后从原处接着做。')} />
      <Panel flush>
        <QueryView query={query}>
          {(jobs) =>
            jobs.length === 0 ? (
              <EmptyState icon="pulse" title={t('还没有任务')} note={t('导入、重算和发送会出现在这里。')} />
            ) : (
              <DataTable label={t('任务')} columns={columnsOf(t, now)} rows={jobs} rowKey={(job) => job.id} />
            )
          }
        </QueryView>
      </Panel>
    </>
  );
}

function columnsOf(t: Translate, now: number): readonly Column<JobRun>[] {
  return [
    { key: 'title', title: t('任务'), cell: (job) => <Title job={job} /> },
    {
      key: 'state',
      title: t('状态'),
      cell: ({ state }) => <Tag tone={states[state].tone}>{t(states[state].word)}</Tag>,
    },
    { key: 'progress', title: t('进度'), width: '34%', cell: (job) => <Progress job={job} /> },
    { key: 'started', title: t('开始'), align: 'right', cell: ({ startedAt }) => dateTimeWords(startedAt) },
    {
      key: 'took',
      title: t('用时'),
      align: 'right',
      cell: ({ startedAt, finishedAt }) => (
        <span className="muted">{durationWords((finishedAt ?? now) - startedAt)}</span>
      ),
    },
  ];
}

function Title({ job: { title, error } }: { readonly job: JobRun }) {
  return (
    <div className={styles.title}>
      <b>{title}</b>
      {error && <small className="text-bad">{error}</small>}
    </div>
  );
}

function Progress({ job: { title, done, total, state } }: { readonly job: JobRun }) {
  const t = useText();
  if (total === null) return <>{count(done)}</>;
  if (total === 0) return <span className="muted">{t('没有要处理的')}</span>;
  return (
    <div className={styles.progress}>
      <ProgressBar
        part={done}
        whole={total}
        label={title}
        tall
        colour={state === 'failed' ? 'var(--bad)' : state === 'cancelled' ? 'var(--warn-fill)' : undefined}
      />
      <span>
        {count(done)} <span className="muted">/ {`${count(total)}，${share(done, total)}`}</span>
      </span>
    </div>
  );
}
