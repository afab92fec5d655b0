import type { Survey, SurveyResults } from '@jieti/shared/api/surveys';
import type { SurveyAnswers, SurveyQuestion } from '@jieti/shared/model/survey';
import { netPromoterScore } from '@jieti/shared/rules/community/survey-answers';
import type { PlainAnswer } from './survey-answers.queries.js';

/** Counts answers as they come, so that no survey is too large. */
export class SurveyTally {
  private readonly counts = new Map<string, Map<string | number, number>>();
  private readonly answered = new Map<string, number>();
  private readonly nps: number[] = [];
  private readonly needs = { function: 0, quality: 0, price: 0 };
  private total = 0;

  constructor(private readonly survey: Survey) {}

  add({ answers, nps, need }: PlainAnswer): void {
    this.total += 1;
    if (nps !== null) this.nps.push(Number(nps));
    if (need !== null) this.needs[need] += 1;
    for (const { key } of this.survey.questions) this.count(key, answers[key]);
  }

  results(): SurveyResults {
    return {
      answered: this.total,
      nps: netPromoterScore(this.nps),
      needs: { ...this.needs },
      questions: this.survey.questions.map((question) => ({
        key: question.key,
        title: question.title,
        answered: this.answered.get(question.key) ?? 0,
        counts: labelsOf(question).map(([value, label]) => ({
          label,
          count: this.counts.get(question.key)?.get(value) ?? 0,
        })),
      })),
    };
  }

  private count(key: string, answer: SurveyAnswers[string] | undefined): void {
    const given = answer === undefined || answer === '' ? [] : [answer].flat();
    if (given.length === 0) return;
    this.answered.set(key, (this.answered.get(key) ?? 0) + 1);
    const counts = this.counts.get(key) ?? new Map<string | number, number>();
    this.counts.set(key, counts);
    for (const value of given) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
}

function labelsOf(question: SurveyQuestion): readonly (readonly [string | number, string])[] {
  switch (question.kind) {
    case 'single':
    case 'multiple':
      return question.options.map(({ key, text }) => [key, text] as const);
    case 'scale':
    case 'nps':
      return Array.from({ length: question.max - question.min + 1 }, (_, i) => {
        return [question.min + i, String(question.min + i)] as const;
      });
    case 'text':
      return [];
    default:
      return question satisfies never;
  }
}
