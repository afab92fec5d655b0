import type { Survey } from '@jieti/shared/api/surveys';
import type { NeedClass } from '@jieti/shared/model/survey';
import type { CsvCell } from '../http/csv.js';
import type { SurveyAnswersQueries } from './survey-answers.queries.js';

const needWords: Readonly<Record<NeedClass, string>> = { function: '功能', quality: '质量', price: '价格' };

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
        yield [memberId, name, new Date(at).toISOString(), nps, need === null ? null : needWords[need], ...texts];
      }
      after = page.nextCursor === null ? null : Number(page.nextCursor);
    }
  },
};
