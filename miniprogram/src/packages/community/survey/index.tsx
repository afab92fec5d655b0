import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Text, View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { MySurvey } from '@jieti/shared/api/surveys';
import type { SurveyAnswers } from '@jieti/shared/model/survey';
import { answerProblems } from '@jieti/shared/rules/community/survey-answers';
import { ApiError } from '../../../api/api-error';
import { answerSurvey, getSurvey } from '../../../api/community';
import { sentenceOf } from '../../../api/sentence-of';
import { PillButton } from '../../../components/pill-button/pill-button';
import { Screen } from '../../../components/screen/screen';
import { Panel } from '../../../components/section/panel';
import { ErrorState } from '../../../components/states/error-state';
import { Notice } from '../../../components/states/notice';
import { Skeleton } from '../../../components/states/skeleton';
import { TopBar } from '../../../components/top-bar/top-bar';
import { usePalette } from '../../../hooks/use-palette';
import { openPage } from '../../../open-page';
import { Question } from './question';
import { surveyDraft } from './survey-draft';
import styles from './survey.module.scss';

function Done({ gained }: { readonly gained: number }) {
  const note = gained > 0 ? `成长值 +${gained}，已经记上。` : '店里会认真看每一份。';
  const action = { id: 'survey-back', label: '回到任务', onTap: () => void Taro.navigateBack() };
  return <Notice id="survey-done" icon="check" title="收到了，谢谢" note={note} action={action} />;
}

const answered = new ApiError('survey_answered', '');
const kindOf = (error: unknown) => (error instanceof ApiError ? error.kind : undefined);
const isOver = (error: unknown) =>
  ['survey_answered', 'survey_closed', 'survey_not_open', 'not_found', 'malformed'].includes(kindOf(error) ?? '');

/** Why there is nothing to answer, or not any more. */
function Over({ error }: { readonly error: unknown }) {
  const action = { id: 'survey-tasks', label: '看别的任务', onTap: () => openPage('packages/community/tasks/index') };
  switch (kindOf(error)) {
    case 'survey_answered':
      return (
        <Notice id="survey-answered" icon="check" title="这份问卷你已经答过" note="每人一次，谢谢。" action={action} />
      );
    case 'survey_closed':
      return (
        <Notice
          id="survey-closed"
          icon="clock"
          title="这份问卷已经结束"
          note="没有交的答案不会留下。"
          action={action}
        />
      );
    default:
      return (
        <Notice
          id="survey-unknown"
          icon="receipt"
          title="没有这份问卷"
          note="链接可能不完整，或者不是问你的。"
          action={action}
        />
      );
  }
}

/** The questions; what is missing is said beside each when it is sent, and nothing is lost. */
function Form({ survey, onSent }: { readonly survey: MySurvey; readonly onSent: () => void }) {
  const [answers, setAnswers] = useState<SurveyAnswers>(() => surveyDraft.read(survey.id, survey.questions));
  const [isSent, setSent] = useState(false);
  const queries = useQueryClient();
  const send = useMutation({
    mutationFn: () => answerSurvey(survey.id, { answers: answers as Record<string, string | string[] | number> }),
    onSuccess: () => {
      surveyDraft.drop(survey.id);
      onSent();
      for (const key of ['surveys', 'home', 'growth', 'points']) void queries.invalidateQueries({ queryKey: [key] });
    },
  });
  const problems = new Map(
    answerProblems(survey.questions, answers).map(({ question, message }) => [question, message]),
  );
  const put = (key: string, answer: SurveyAnswers[string]) => {
    const after = { ...answers, [key]: answer };
    setAnswers(after);
    surveyDraft.keep(survey.id, after);
  };
  if (send.data) return <Done gained={send.data.gained} />;
  if (isOver(send.error)) return <Over error={send.error} />;
  return (
    <View>
      {survey.intro && <Text className={styles.intro}>{survey.intro}</Text>}
      <Panel padded>
        {survey.questions.map((question, i) => (
          <Question
            key={question.key}
            number={i + 1}
            question={question}
            answer={answers[question.key]}
            problem={isSent ? problems.get(question.key) : undefined}
            onAnswer={(answer) => put(question.key, answer)}
          />
        ))}
      </Panel>
      {send.error && (
        <Text id="survey-error" className={styles.problem}>
          {sentenceOf(send.error)}
        </Text>
      )}
      <View className={styles.send}>
        <PillButton
          id="survey-send"
          tone="solid"
          size="large"
          disabled={send.isPending}
          onTap={() => {
            setSent(true);
            if (problems.size === 0) send.mutate();
          }}
        >
          {send.isPending ? '正在交卷' : '交卷'}
        </PillButton>
      </View>
    </View>
  );
}

export default function SurveyPage() {
  const id = Number(useRouter().params['id'] ?? 0);
  const { data, error, refetch } = useQuery({ queryKey: ['survey', id], queryFn: () => getSurvey(id), retry: false });
  // Answered on this page: the thanks stay, though the survey now says that it was answered.
  const [isHere, setHere] = useState(false);
  return (
    <Screen palette={usePalette()} top={<TopBar kind="back" title={data?.title ?? '问卷'} />}>
      {!data && !error && <Skeleton panels={2} />}
      {!data && error && isOver(error) && <Over error={error} />}
      {!data && error && !isOver(error) && (
        <ErrorState title="问卷没有加载出来" error={error} onRetry={() => void refetch()} />
      )}
      {data?.answered && !isHere && <Over error={answered} />}
      {data && (!data.answered || isHere) && <Form survey={data} onSent={() => setHere(true)} />}
    </Screen>
  );
}
