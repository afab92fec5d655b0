import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { SurveyDraft } from '@jieti/shared/api/surveys';
import type { SurveyQuestion } from '@jieti/shared/model/survey';
import { programmeQuery } from '../../api/programme';
import { saveSurvey } from '../../api/surveys';
import { FormField } from '../../components/form-field';
import { Panel } from '../../components/panel';
import { useText } from '../../lib/use-text';
import { QuestionEditor } from './question-editor';
import { draftProblem, newQuestion } from './survey-draft';
import { kindWords } from './survey-words';
import styles from './surveys.module.css';

interface SurveyEditorProps {
  /** Absent: a new one. */
  readonly id?: number;
  readonly initial: SurveyDraft;
}

/** Builds a survey: whom it asks, until when, and what. */
export function SurveyEditor({ id, initial }: SurveyEditorProps) {
  const t = useText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [draft, setDraft] = useState(initial);
  const problem = draftProblem(draft);
  const save = useMutation({
    mutationFn: () => saveSurvey(id, draft),
    onSuccess: async (survey) => {
      await queries.invalidateQueries({ queryKey: ['surveys'] });
      await navigate(`/surveys/${survey.id}`);
    },
  });
  return (
    <div className={styles.editor}>
      <Basics draft={draft} onChange={setDraft} />
      <Questions questions={draft.questions} onChange={(questions) => setDraft({ ...draft, questions })} />
      {save.isError && <Alert type="error" showIcon title={save.error.message} role="alert" />}
      <div className={styles.inline}>
        <Button
          type="primary"
          data-testid="survey-save"
          disabled={problem !== null}
          loading={save.isPending}
          onClick={() => save.mutate()}
        >
          {t('保存草稿')}
        </Button>
        {problem !== null && <span className="muted">{t(problem)}</span>}
      </div>
    </div>
  );
}

interface BasicsProps {
  readonly draft: SurveyDraft;
  readonly onChange: (draft: SurveyDraft) => void;
}

function Basics({ draft, onChange }: BasicsProps) {
  const t = useText();
  const { data: programme } = useQuery(programmeQuery);
  return (
    <Panel title={t('问什么人')}>
      <FormField label={t('标题')}>
        {(id) => (
          <Input
            id={id}
            value={draft.title}
            maxLength={30}
            onChange={(event) => onChange({ ...draft, title: event.target.value })}
          />
        )}
      </FormField>
      <FormField label={t('开头的话')}>
        {(id) => (
          <Input
            id={id}
            value={draft.intro}
            maxLength={120}
            placeholder={t('三道题，一分钟')}
            onChange={(event) => onChange({ ...draft, intro: event.target.value })}
          />
        )}
      </FormField>
      <FormField label={t('问哪些等级')}>
        {(id) => (
          <Select
            id={id}
            mode="multiple"
            placeholder={t('所有等级')}
            value={[...draft.tiers]}
            options={programme?.current.tiers.map(({ key, name }) => ({ value: key, label: name })) ?? []}
            onChange={(tiers: string[]) => onChange({ ...draft, tiers })}
          />
        )}
      </FormField>
      <FormField label={t('最后一天')}>
        {(id) => (
          <Input
            id={id}
            type="date"
            value={draft.lastDay ?? ''}
            onChange={(event) => onChange({ ...draft, lastDay: event.target.value || null })}
          />
        )}
      </FormField>
    </Panel>
  );
}

interface QuestionsProps {
  readonly questions: readonly SurveyQuestion[];
  readonly onChange: (questions: readonly SurveyQuestion[]) => void;
}

function Questions({ questions, onChange }: QuestionsProps) {
  const t = useText();
  const move = (index: number, by: -1 | 1) => {
    const to = index + by;
    if (to < 0 || to >= questions.length) return;
    onChange(questions.with(index, questions[to]!).with(to, questions[index]!));
  };
  return (
    <Panel
      title={t('题目')}
      note={t('{n} 题', { n: questions.length })}
      extra={
        <div className={styles.inline}>
          {Object.entries(kindWords).map(([kind, word]) => (
            <Button
              key={kind}
              data-testid={`add-${kind}`}
              onClick={() => onChange([...questions, newQuestion(kind as SurveyQuestion['kind'], questions)])}
            >
              {t('加{kind}', { kind: t(word) })}
            </Button>
          ))}
        </div>
      }
    >
      {questions.length === 0 && <p className="muted">{t('从右上角加第一道题。')}</p>}
      <ol className={styles.questions}>
        {questions.map((question, i) => (
          <QuestionEditor
            key={question.key}
            number={i + 1}
            question={question}
            onChange={(next) => onChange(questions.with(i, next))}
            onMove={(by) => move(i, by)}
            onRemove={() => onChange(questions.filter((_, at) => at !== i))}
          />
        ))}
      </ol>
    </Panel>
  );
}
