import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { Survey, SurveyAnswerRow, SurveyResults } from '@jieti/shared/api/surveys';
import type { NeedClass } from '@jieti/shared/model/survey';
import { needLabels } from '@jieti/shared/rules/community/need-labels';
import { exportSurvey, surveyAnswersQuery, surveyResultsQuery } from '../../api/surveys';
import { DataTable, type Column } from '../../components/data-table';
import { EmptyState } from '../../components/empty-state';
import { Pager } from '../../components/pager';
import { Panel } from '../../components/panel';
import { ProgressBar } from '../../components/progress-bar';
import { QueryView } from '../../components/query-view';
import { dateTimeWords } from '../../lib/dates';
import { count, share } from '../../lib/numbers';
import { useCursorPages } from '../../lib/use-cursor-pages';
import { useText, type Translate } from '../../lib/use-text';
import styles from './surveys.module.css';

/** What was answered: the score, the needs, every question, and every answer. */
export function SurveyResultsView({ survey }: { readonly survey: Survey }) {
  const query = useQuery({ ...surveyResultsQuery(survey.id), refetchInterval: 15_000 });
  return (
    <QueryView query={query}>
      {(results) => (
        <>
          <Figures results={results} />
          {results.questions.map((question) => (
            <QuestionResult key={question.key} question={question} />
          ))}
          <Answers survey={survey} />
        </>
      )}
    </QueryView>
  );
}

function Figures({ results: { answered, nps, needs } }: { readonly results: SurveyResults }) {
  const t = useText();
  return (
    <Panel title={t('概况')}>
      <div className={styles.figures}>
        <p>
          <span className="muted">{t('答卷')}</span>
          <b>{count(answered)}</b>
        </p>
        <p>
          <span className="muted">{t('净推荐值')}</span>
          <b>{nps === null ? '—' : String(nps).replace('-', '−')}</b>
        </p>
        {(Object.keys(needLabels) as NeedClass[]).map((need) => (
          <p key={need}>
            <span className="muted">{t('看重{need}', { need: t(needLabels[need]) })}</span>
            <b>{count(needs[need])}</b>
          </p>
        ))}
      </div>
    </Panel>
  );
}

function QuestionResult({ question }: { readonly question: SurveyResults['questions'][number] }) {
  const t = useText();
  const { title, answered, counts } = question;
  return (
    <Panel title={title} note={t('{n} 人回答', { n: count(answered) })}>
      {counts.length === 0 && <p className="muted">{t('文字回答在下面的答卷里。')}</p>}
      {counts.map(({ label, count: n }) => (
        <div key={label} className={styles.bar}>
          <span>{label}</span>
          <ProgressBar part={n} whole={answered} label={label} />
          <span className={styles.barFigure}>{`${count(n)}，${share(n, answered)}`}</span>
        </div>
      ))}
    </Panel>
  );
}

function Answers({ survey }: { readonly survey: Survey }) {
  const t = useText();
  const pages = useCursorPages();
  const query = useQuery(surveyAnswersQuery(survey.id, pages.cursor));
  const download = useMutation({ mutationFn: () => exportSurvey(survey.id) });
  return (
    <Panel
      title={t('答卷')}
      flush
      extra={
        <Button loading={download.isPending} onClick={() => download.mutate()}>
          {t('导出')}
        </Button>
      }
    >
      <QueryView query={query}>
        {(page) =>
          page.items.length === 0 ? (
            <EmptyState icon="members" title={t('还没有人回答')} note={t('会员在社群任务里看到这份问卷。')} />
          ) : (
            <>
              <DataTable label={t('答卷')} columns={columnsOf(t)} rows={page.items} rowKey={(row) => row.memberId} />
              <Pager pages={pages} nextCursor={page.nextCursor} total={page.total} busy={query.isPlaceholderData} />
            </>
          )
        }
      </QueryView>
    </Panel>
  );
}

function columnsOf(t: Translate): readonly Column<SurveyAnswerRow>[] {
  return [
    { key: 'name', title: t('会员'), cell: ({ name }) => <b>{name}</b> },
    { key: 'texts', title: t('回答'), cell: ({ texts }) => texts.join('；') },
    { key: 'nps', title: t('推荐分'), align: 'right', cell: ({ nps }) => nps ?? '—' },
    { key: 'need', title: t('看重'), cell: ({ need }) => (need === null ? '—' : t(needLabels[need])) },
    { key: 'at', title: t('时间'), align: 'right', cell: ({ at }) => dateTimeWords(at) },
  ];
}
