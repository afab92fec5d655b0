import { describe, expect, it } from 'vitest';
import { SurveyDraftSchema } from '@jieti/shared/api/surveys';
import type { SurveyQuestion } from '@jieti/shared/model/survey';
import { draftProblem, emptySurvey, freeKey, newQuestion } from './survey-draft';

const kinds = ['single', 'multiple', 'scale', 'nps', 'text'] as const;

function filled(question: SurveyQuestion): SurveyQuestion {
  const titled = { ...question, title: '题目' };
  return 'options' in titled
    ? { ...titled, options: titled.options.map((option) => ({ ...option, text: option.key })) }
    : titled;
}

describe('the draft of a survey', () => {
  it('is one the server takes, whatever kinds of question it has', () => {
    const questions = kinds.reduce<SurveyQuestion[]>((all, kind) => [...all, filled(newQuestion(kind, all))], []);
    const draft = { ...emptySurvey, title: '问卷', questions };
    expect(draftProblem(draft)).toBeNull();
    expect(SurveyDraftSchema.safeParse(draft).success).toBe(true);
  });

  it('says the first thing that is missing', () => {
    expect(draftProblem(emptySurvey)).toBe('写一个标题');
    expect(draftProblem({ ...emptySurvey, title: '问' })).toBe('至少加一道题');
    const single = newQuestion('single', []);
    expect(draftProblem({ ...emptySurvey, title: '问', questions: [single] })).toBe('第 1 题还没有题目');
    const titled = { ...single, title: '题' };
    expect(draftProblem({ ...emptySurvey, title: '问', questions: [titled] })).toBe('第 1 题有空的选项');
  });

  it('never gives a key twice, after one was taken out too', () => {
    expect(freeKey('q', [{ key: 'q1' }, { key: 'q3' }])).toBe('q4');
    expect(freeKey('q', [{ key: 'q2' }])).toBe('q3');
    expect(freeKey('q', [])).toBe('q1');
  });
});
