import type { SurveyDraft } from '@jieti/shared/api/surveys';
import type { SurveyQuestion } from '@jieti/shared/model/survey';

export const emptySurvey: SurveyDraft = { title: '', intro: '', questions: [], tiers: [], lastDay: null };

/** A key that no other one has: `q3`, `o2`. */
export function freeKey(prefix: string, taken: readonly { readonly key: string }[]): string {
  const keys = new Set(taken.map(({ key }) => key));
  let number = taken.length + 1;
  while (keys.has(`${prefix}${number}`)) number += 1;
  return `${prefix}${number}`;
}

export function newQuestion(kind: SurveyQuestion['kind'], others: readonly SurveyQuestion[]): SurveyQuestion {
  const question = { key: freeKey('q', others), title: '', required: true };
  switch (kind) {
    case 'single':
    case 'multiple':
      return {
        ...question,
        kind,
        options: [
          { key: 'o1', text: '' },
          { key: 'o2', text: '' },
        ],
      };
    case 'scale':
      return { ...question, kind, min: 1, max: 5, lowText: '不好', highText: '很好' };
    case 'nps':
      return {
        ...{ ...question, kind, title: '你会把我们推荐给朋友吗', min: 0, max: 10 },
        ...{ lowText: '不会', highText: '一定会' },
      };
    case 'text':
      return { ...question, kind, required: false, maxLength: 200 };
    default:
      return kind satisfies never;
  }
}

/** The first thing that keeps a draft from being saved, for people; null when nothing does. */
export function draftProblem({ title, questions }: SurveyDraft): string | null {
  if (title.trim() === '') return '写一个标题';
  if (questions.length === 0) return '至少加一道题';
  const nameless = questions.findIndex((question) => question.title.trim() === '');
  if (nameless >= 0) return `第 ${nameless + 1} 题还没有题目`;
  const bare = questions.findIndex(
    (question) => 'options' in question && question.options.some(({ text }) => text.trim() === ''),
  );
  return bare >= 0 ? `第 ${bare + 1} 题有空的选项` : null;
}
