import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Text, View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { MySurvey } from '@jieti/shared/api/surveys';
import type { SurveyAnswers } from '@jieti/shared/model/survey';
import { answerProblems } from '@jieti/shared/rules/community/survey-answers';
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
import { Question } from './question';
import styles from './survey.module.scss';

function Done({ gained }: { readonly gained: number }) {
  const note = gained > 0 ? `成长值 +${gained}，已经记上。` : '店里会认真看每一份。';
  const action = { id: 'survey-back', label: '回到任务', onTap: () => void Taro.navigateBack() };
  return <Notice id="survey-done" icon="check" title="收到了，谢谢" note={note} action={action} />;
}

/** The questions; what is missing is said beside each when it is sent, and nothing is lost. */
function Form({ survey }: { readonly survey: MySurvey }) {
  const [answers, setAnswers] = useState<SurveyAnswers>({});
  const [isSent, setSent] = useState(false);
  const queries = useQueryClient();
  const send = useMutation({
    mutationFn: () => answerSurvey(survey.id, { answers: answers as Record<string, string | string[] | number> }),
    onSuccess: () => {
      for (const key of ['surveys', 'home', 'growth', 'points']) void queries.invalidateQueries({ queryKey: [key] });
    },
  });
  const problems = new Map(
    answerProblems(survey.questions, answers).map(({ question, message }) => [question, message]),
  );
  if (send.data) return <Done gained={send.data.gained} />;
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
            onAnswer={(answer) => setAnswers((before) => ({ ...before, [question.key]: answer }))}
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
  const { data, error, refetch } = useQuery({ queryKey: ['survey', id], queryFn: () => getSurvey(id) });
  return (
    <Screen palette={usePalette()} top={<TopBar kind="back" title={data?.title ?? '问卷'} />}>
      {!data && !error && <Skeleton panels={2} />}
      {!data && error && <ErrorState title="问卷没有加载出来" error={error} onRetry={() => void refetch()} />}
      {data?.answered && <Notice icon="check" title="这份问卷你已经答过" note="每人一次，谢谢。" />}
      {data && !data.answered && <Form survey={data} />}
    </Screen>
  );
}
