import { Button, Checkbox, Input, InputNumber, Select } from 'antd';
import type { ChoiceQuestion, NeedClass, SurveyOption, SurveyQuestion } from '@jieti/shared/model/survey';
import { needLabels } from '@jieti/shared/rules/community/need-labels';
import { Icon } from '../../components/icon';
import { Tag } from '../../components/tag';
import { useText } from '../../lib/use-text';
import { freeKey } from './survey-draft';
import { kindWords } from './survey-words';
import styles from './surveys.module.css';

interface QuestionEditorProps {
  readonly number: number;
  readonly question: SurveyQuestion;
  readonly onChange: (question: SurveyQuestion) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

/** One question of a draft. */
export function QuestionEditor({ number, question, onChange, onMove, onRemove }: QuestionEditorProps) {
  const t = useText();
  return (
    <li className={styles.question} data-testid={`question-${question.key}`}>
      <div className={styles.questionHead}>
        <b>{number}</b>
        <Tag>{t(kindWords[question.kind])}</Tag>
        <Input
          aria-label={t('第 {n} 题', { n: number })}
          value={question.title}
          maxLength={60}
          placeholder={t('题目')}
          onChange={(event) => onChange({ ...question, title: event.target.value })}
        />
        <Checkbox
          checked={question.required}
          onChange={(event) => onChange({ ...question, required: event.target.checked })}
        >
          {t('必答')}
        </Checkbox>
        <Button aria-label={t('上移')} onClick={() => onMove(-1)} icon={<Icon name="left" size={14} />} />
        <Button aria-label={t('下移')} onClick={() => onMove(1)} icon={<Icon name="right" size={14} />} />
        <Button danger onClick={onRemove}>
          {t('删除')}
        </Button>
      </div>
      <QuestionBody question={question} onChange={onChange} />
    </li>
  );
}

type BodyProps = Pick<QuestionEditorProps, 'question' | 'onChange'>;

function QuestionBody({ question, onChange }: BodyProps) {
  const t = useText();
  switch (question.kind) {
    case 'single':
    case 'multiple':
      return <Options question={question} onChange={onChange} />;
    case 'scale':
    case 'nps':
      return (
        <div className={styles.inline}>
          <span className="muted">{`${question.min} – ${question.max}`}</span>
          <Input
            aria-label={t('最低分的意思')}
            value={question.lowText}
            maxLength={10}
            onChange={(event) => onChange({ ...question, lowText: event.target.value })}
          />
          <Input
            aria-label={t('最高分的意思')}
            value={question.highText}
            maxLength={10}
            onChange={(event) => onChange({ ...question, highText: event.target.value })}
          />
        </div>
      );
    case 'text':
      return (
        <div className={styles.inline}>
          <span className="muted">{t('最多字数')}</span>
          <InputNumber
            aria-label={t('最多字数')}
            min={1}
            max={500}
            value={question.maxLength}
            onChange={(maxLength) => onChange({ ...question, maxLength: maxLength ?? 200 })}
          />
        </div>
      );
    default:
      return question satisfies never;
  }
}

interface OptionsProps {
  readonly question: ChoiceQuestion;
  readonly onChange: (question: SurveyQuestion) => void;
}

function Options({ question, onChange }: OptionsProps) {
  const t = useText();
  const { options } = question;
  const put = (next: readonly SurveyOption[]) => onChange({ ...question, options: next });
  const change = (key: string, part: Partial<SurveyOption>) =>
    put(options.map((option) => (option.key === key ? { ...option, ...part } : option)));
  return (
    <div className={styles.options}>
      {options.map((option, i) => (
        <div key={option.key} className={styles.inline}>
          <Input
            aria-label={t('选项 {n}', { n: i + 1 })}
            value={option.text}
            maxLength={30}
            placeholder={t('选项')}
            onChange={(event) => change(option.key, { text: event.target.value })}
          />
          <Select<NeedClass | ''>
            aria-label={t('说明的需求')}
            className={styles.need}
            value={option.need ?? ''}
            options={[
              { value: '', label: t('不说明需求') },
              ...Object.entries(needLabels).map(([value, label]) => ({ value: value as NeedClass, label: t(label) })),
            ]}
            onChange={(need) => {
              const { need: _, ...plain } = option;
              put(options.map((one) => (one.key === option.key ? (need ? { ...plain, need } : plain) : one)));
            }}
          />
          <Button disabled={options.length <= 2} onClick={() => put(options.filter(({ key }) => key !== option.key))}>
            {t('删除')}
          </Button>
        </div>
      ))}
      <Button
        disabled={options.length >= 12}
        onClick={() => put([...options, { key: freeKey('o', options), text: '' }])}
      >
        {t('加一个选项')}
      </Button>
    </div>
  );
}
