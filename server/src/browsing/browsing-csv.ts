import type { BrowseReport } from '@jieti/shared/api/browsing';
import type { CsvCell } from '../http/csv.js';
import type { InterestsQueries } from './interests.queries.js';

const PAGE = 100;
const seconds = (ms: number): number => Math.round(ms / 1000);
const percent = (share: number | null): number | null => (share === null ? null : Math.round(share * 1000) / 10);

/** Pages of a report as a spreadsheet. */
export const browsedPagesCsv = {
  header: ['页面', '路径', '浏览次数', '会员数', '停留中位数（秒）', '从这里进入', '跳出率（%）', '跳出偏高'],
  rows: (report: BrowseReport): readonly (readonly CsvCell[])[] =>
    report.pages.map((page) => [
      ...[page.title, page.page, page.views, page.members, seconds(page.medianDwellMs), page.entries],
      ...[percent(page.bounceShare), page.isHighBounce ? '是' : ''],
    ]),
};

/** Members with an interest as a spreadsheet, page by page; names stay masked. */
export const interestedMembersCsv = {
  header: ['会员', '姓名', '卡号', '等级', '次数', '停留（秒）', '最近一次'],
  async *rows(
    interests: InterestsQueries,
    filter: { readonly tag: string; readonly tier?: string | undefined },
  ): AsyncGenerator<readonly CsvCell[]> {
    for (let after: number | null = 0; after !== null; ) {
      const { items, nextCursor } = await interests.members(filter, after, PAGE);
      for (const { memberId, name, cardNo, tier, visits, dwellMs, lastAt } of items)
        yield [memberId, name, cardNo, tier, visits, seconds(dwellMs), new Date(lastAt).toISOString()];
      after = nextCursor === null ? null : Number(nextCursor);
    }
  },
};
