import type { Survey } from '@jieti/shared/api/surveys';
import { needLabels } from '@jieti/shared/rules/community/need-labels';
import type { CsvCell } from '../http/csv.js';
import type { SurveyAnswersQueries } from './survey-answers.queries.js';

/** The answers of a survey as a spreadsheet, page by page; names stay masked. */
export const surveyCsv = {
  header: (survey: Survey): string[] => [
    ...['会员', '姓名', '时间', '推荐分', '需求'],
    ...survey.questions.map(({ title }) => title),
  ],

  async *rows(queries: SurveyAnswersQueries, survey: Survey): AsyncGenerator<readonly CsvCell[]> {
    let after: number | null = 0;
    while (after !== null) {
      const page = await queries.list(survey, after, 500);
      for (const { memberId, name, at, nps, need, texts } of page.items) {
        yield [memberId, name, new Date(at).toISOString(), nps, need === null ? null : needLabels[need], ...texts];
      }
      after = page.nextCursor === null ? null : Number(page.nextCursor);
    }
  },
};
