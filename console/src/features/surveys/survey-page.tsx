import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Popconfirm } from 'antd';
import { useParams } from 'react-router';
import type { Survey } from '@jieti/shared/api/surveys';
import { moveSurvey, surveyQuery } from '../../api/surveys';
import { PageHeader } from '../../components/page-header';
import { QueryView } from '../../components/query-view';
import { Tag } from '../../components/tag';
import { useText } from '../../lib/use-text';
import { emptySurvey } from './survey-draft';
import { SurveyEditor } from './survey-editor';
import { SurveyResultsView } from './survey-results';
import { stateWords } from './survey-words';

/** A survey: built while it is a draft, read once it is out. */
export function SurveyPage() {
  const t = useText();
  const { id } = useParams();
  if (id === 'new')
    return (
      <>
        <PageHeader title={t('新建问卷')} />
        <SurveyEditor initial={emptySurvey} />
      </>
    );
  return <KnownSurvey id={Number(id)} />;
}

function KnownSurvey({ id }: { readonly id: number }) {
  const query = useQuery(surveyQuery(id));
  return (
    <QueryView query={query}>
      {(survey) => (
        <>
          <SurveyHeader survey={survey} />
          {survey.state === 'draft' ? <DraftEditor survey={survey} /> : <SurveyResultsView survey={survey} />}
        </>
      )}
    </QueryView>
  );
}

function DraftEditor({ survey: { id, title, intro, questions, tiers, lastDay } }: { readonly survey: Survey }) {
  return <SurveyEditor key={id} id={id} initial={{ title, intro, questions, tiers, lastDay }} />;
}

function SurveyHeader({ survey: { id, title, state, lastDay } }: { readonly survey: Survey }) {
  const t = useText();
  const queries = useQueryClient();
  const move = useMutation({
    mutationFn: (to: 'open' | 'closed') => moveSurvey(id, to),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['surveys'] }),
  });
  return (
    <>
      <PageHeader
        title={title}
        tag={<Tag tone={stateWords[state].tone}>{t(stateWords[state].word)}</Tag>}
        note={lastDay === null ? undefined : t('到 {day} 为止', { day: lastDay.replaceAll('-', '.') })}
        actions={
          <>
            {state === 'draft' && (
              <Popconfirm
                title={t('发出后题目不能再改')}
                okText={t('发出')}
                cancelText={t('取消')}
                onConfirm={() => move.mutate('open')}
              >
                <Button type="primary" loading={move.isPending} data-testid="survey-open">
                  {t('发出')}
                </Button>
              </Popconfirm>
            )}
            {state === 'open' && (
              <Popconfirm
                title={t('结束后不能再打开')}
                okText={t('结束')}
                cancelText={t('取消')}
                onConfirm={() => move.mutate('closed')}
              >
                <Button loading={move.isPending} data-testid="survey-close">
                  {t('结束')}
                </Button>
              </Popconfirm>
            )}
          </>
        }
      />
      {move.isError && <Alert type="error" showIcon title={move.error.message} role="alert" />}
    </>
  );
}
