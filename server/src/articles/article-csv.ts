import type { CsvCell } from '../http/csv.js';
import type { ArticleReadingsQueries } from './article-readings.queries.js';

const AT_ONCE = 500;
const stamp = (at: number | null) => (at === null ? null : new Date(at).toISOString());

/** Who read an article and how, as a spreadsheet, page by page; names stay masked. */
export const articleCsv = {
  header: ['会员', '姓名', '第一次打开', '停留秒数', '读到百分比', '读完时间', '分享天数'],

  async *rows(queries: ArticleReadingsQueries, articleId: number): AsyncGenerator<readonly CsvCell[]> {
    for (let after = 0; ; ) {
      const rows = await queries.list(articleId, after, AT_ONCE);
      for (const { memberId, name, openedAt, seconds, scroll, readAt, shares } of rows)
        yield [memberId, name, stamp(openedAt), seconds, scroll, stamp(readAt), shares];
      const last = rows.at(-1);
      if (!last || rows.length < AT_ONCE) return;
      after = last.memberId;
    }
  },
};
