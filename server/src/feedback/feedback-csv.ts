import type { FeedbackQuery, FeedbackRow } from '@jieti/shared/api/feedback';
import type { CsvCell } from '../http/csv.js';
import type { FeedbackQueries } from './feedback.queries.js';

const stateWords: Readonly<Record<FeedbackRow['state'], string>> = {
  open: '待处理',
  answered: '已回复',
  closed: '已关闭',
};
const topicWords: Readonly<Record<FeedbackRow['topic'], string>> = {
  product: '商品',
  service: '服务',
  store: '门店',
  other: '其他',
};

/** Feedback as a spreadsheet, page by page; names stay masked. */
export const feedbackCsv = {
  header: ['编号', '会员', '姓名', '等级', '话题', '状态', '门店', '内容', '最后回复', '时间'],

  async *rows(
    queries: FeedbackQueries,
    filter: Pick<FeedbackQuery, 'state' | 'topic' | 'search'>,
  ): AsyncGenerator<readonly CsvCell[]> {
    let before: number | undefined;
    do {
      const page = await queries.list(filter, before, 200);
      for (const row of page.items) {
        const { id, memberId, memberName, tier, topic, state, storeName, body, replies, createdAt } = row;
        yield [
          ...[id, memberId, memberName, tier, topicWords[topic], stateWords[state], storeName],
          ...[body, replies.at(-1)?.body ?? null, new Date(createdAt).toISOString()],
        ];
      }
      before = page.nextCursor === null ? undefined : Number(page.nextCursor);
    } while (before !== undefined);
  },
};
