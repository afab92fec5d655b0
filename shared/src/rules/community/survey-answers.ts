import type { NeedClass, SurveyAnswers, SurveyQuestion } from '../../model/survey.js';

export interface AnswerProblem {
  readonly question: string;
  readonly message: string;
}

/** What is wrong with somebody's answers, by question; empty when nothing is. */
export function answerProblems(questions: readonly SurveyQuestion[], answers: SurveyAnswers): readonly AnswerProblem[] {
  const known = new Set(questions.map(({ key }) => key));
  const strange = Object.keys(answers).filter((key) => !known.has(key));
  return [
    ...strange.map((question) => ({ question, message: '问卷里没有这一题' })),
    ...questions.flatMap((question) => {
      const message = problemOf(question, answers[question.key]);
      return message === null ? [] : [{ question: question.key, message }];
    }),
  ];
}

function problemOf(question: SurveyQuestion, answer: SurveyAnswers[string] | undefined): string | null {
  if (isEmpty(answer)) return question.required ? '这一题要回答' : null;
  switch (question.kind) {
    case 'single':
      return typeof answer === 'string' && hasOption(question.options, answer) ? null : '请选一个选项';
    case 'multiple': {
      const chosen = Array.isArray(answer) ? (answer as readonly string[]) : [];
      const isFine = chosen.every((key) => hasOption(question.options, key)) && new Set(chosen).size === chosen.length;
      return isFine && chosen.length > 0 ? null : '请在选项里选';
    }
    case 'scale':
    case 'nps':
      return Number.isInteger(answer) && Number(answer) >= question.min && Number(answer) <= question.max
        ? null
        : `请选 ${question.min} 到 ${question.max}`;
    case 'text':
      return typeof answer === 'string' && [...answer].length <= question.maxLength
        ? null
        : `最多 ${question.maxLength} 个字`;
    default:
      return question satisfies never;
  }
}

function isEmpty(answer: SurveyAnswers[string] | undefined): boolean {
  return answer === undefined || answer === '' || (Array.isArray(answer) && answer.length === 0);
}

const hasOption = (options: readonly { readonly key: string }[], key: string): boolean =>
  options.some((option) => option.key === key);

/** The need that most of the chosen options speak of; null when none does, or when two are level. */
export function needClassOf(questions: readonly SurveyQuestion[], answers: SurveyAnswers): NeedClass | null {
  const votes = new Map<NeedClass, number>();
  for (const question of questions) {
    if (question.kind !== 'single' && question.kind !== 'multiple') continue;
    const chosen = [answers[question.key] ?? []].flat();
    for (const { key, need } of question.options) {
      if (need && chosen.includes(key)) votes.set(need, (votes.get(need) ?? 0) + 1);
    }
  }
  const [first, second] = [...votes].toSorted(([, a], [, b]) => b - a);
  return first && first[1] !== second?.[1] ? first[0] : null;
}

/** The number given to the first `nps` question; null without one. */
export function npsAnswerOf(questions: readonly SurveyQuestion[], answers: SurveyAnswers): number | null {
  const question = questions.find(({ kind }) => kind === 'nps');
  const answer = question && answers[question.key];
  return typeof answer === 'number' ? answer : null;
}

/**
 * Net promoter score in whole points, −100 … 100: percent of 9–10 minus percent of 0–6 (Reichheld, Harvard Business
 * Review, December 2003); null without answers.
 */
export function netPromoterScore(answers: readonly number[]): number | null {
  if (answers.length === 0) return null;
  const promoters = answers.filter((answer) => answer >= 9).length;
  const detractors = answers.filter((answer) => answer <= 6).length;
  return Math.round(((promoters - detractors) * 100) / answers.length);
}
