import { Input, Text, Textarea, View } from '@tarojs/components';
import type { SurveyAnswers, SurveyQuestion } from '@jieti/shared/model/survey';
import styles from './survey.module.scss';

type Answer = SurveyAnswers[string];

interface QuestionProps {
  readonly number: number;
  readonly question: SurveyQuestion;
  readonly answer: Answer | undefined;
  readonly problem: string | undefined;
  readonly onAnswer: (answer: Answer) => void;
}

type BodyProps = Omit<QuestionProps, 'number' | 'problem'>;

function Options({ question, answer, onAnswer }: BodyProps) {
  if (question.kind !== 'single' && question.kind !== 'multiple') return null;
  const chosen = [answer ?? []].flat();
  const pick = (key: string) => {
    if (question.kind === 'single') return onAnswer(key);
    onAnswer(chosen.includes(key) ? chosen.filter((one) => one !== key).map(String) : [...chosen.map(String), key]);
  };
  return (
    <View className={styles.options} role={question.kind === 'single' ? 'radiogroup' : 'group'}>
      {question.options.map(({ key, text }) => (
        <View
          key={key}
          id={`option-${question.key}-${key}`}
          className={`${styles.option} ${chosen.includes(key) ? styles.chosen : ''}`}
          role={question.kind === 'single' ? 'radio' : 'checkbox'}
          aria-checked={chosen.includes(key)}
          onClick={() => pick(key)}
        >
          <Text>{text}</Text>
        </View>
      ))}
    </View>
  );
}

function Scale({ question, answer, onAnswer }: BodyProps) {
  if (question.kind !== 'scale' && question.kind !== 'nps') return null;
  const values = Array.from({ length: question.max - question.min + 1 }, (_, i) => question.min + i);
  return (
    <View>
      <View className={styles.scale} role="radiogroup">
        {values.map((value) => (
          <View
            key={value}
            id={`scale-${question.key}-${value}`}
            className={`${styles.value} ${answer === value ? styles.chosen : ''}`}
            role="radio"
            aria-checked={answer === value}
            onClick={() => onAnswer(value)}
          >
            <Text>{value}</Text>
          </View>
        ))}
      </View>
      <View className={styles.ends}>
        <Text>{question.lowText}</Text>
        <Text>{question.highText}</Text>
      </View>
    </View>
  );
}

function Words({ question, answer, onAnswer }: BodyProps) {
  if (question.kind !== 'text') return null;
  const value = typeof answer === 'string' ? answer : '';
  const Field = question.maxLength > 40 ? Textarea : Input;
  return (
    <Field
      id={`text-${question.key}`}
      className={question.maxLength > 40 ? styles.long : styles.short}
      value={value}
      maxlength={question.maxLength}
      placeholder="写在这里"
      onInput={(event) => onAnswer(String(event.detail.value))}
    />
  );
}

export function Question({ number, question, problem, ...rest }: QuestionProps) {
  return (
    <View id={`question-${question.key}`} className={styles.question}>
      <Text className={styles.title}>{`${number}. ${question.title}${question.required ? '' : '（可不填）'}`}</Text>
      <Options question={question} {...rest} />
      <Scale question={question} {...rest} />
      <Words question={question} {...rest} />
      {problem && <Text className={styles.problem}>{problem}</Text>}
    </View>
  );
}
