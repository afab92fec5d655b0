import type { ExchangeCode } from '@jieti/shared/api/claims';
import type { CsvCell } from '../http/csv.js';
import type { ExchangeCodesQueries } from './exchange-codes.queries.js';

const stateWords: Readonly<Record<ExchangeCode['state'], string>> = { open: '未使用', used: '已使用', void: '已停用' };

/** The codes of a template as a spreadsheet, page by page. */
export const exchangeCodeCsv = {
  header: ['兑换码', '批次', '状态', '会员编号', '券编号', '使用时间', '生成时间', '生成人'],

  async *rows(queries: ExchangeCodesQueries, templateId: number): AsyncGenerator<readonly CsvCell[]> {
    let beforeId: number | undefined;
    do {
      const page = await queries.list({ templateId, beforeId, limit: 500 });
      yield* page.items.map(rowOf);
      beforeId = page.nextCursor === null ? undefined : Number(page.nextCursor);
    } while (beforeId !== undefined);
  },
};

function rowOf(c: ExchangeCode): readonly CsvCell[] {
  const at = (instant: number | null): string | null => (instant === null ? null : new Date(instant).toISOString());
  return [c.code, c.batch, stateWords[c.state], c.memberId, c.couponId, at(c.usedAt), at(c.createdAt), c.createdBy];
}
