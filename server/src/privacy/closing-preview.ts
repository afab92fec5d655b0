import type { ClosingPreview } from '@jieti/shared/api/privacy';
import type { ClosingState } from './closing.queries.js';

const deleted = [
  '微信身份、称呼、头像、手机号、生日',
  '问卷答案、反馈的文字和照片',
  '阅读和浏览记录、和微信群的关联',
  '收到的消息和它们的内容',
];
const kept = [
  '消费、退款、等级、成长值和积分的账，只留卡号，看不出是谁，不少于 3 年',
  '你同意过什么、什么时候收回的记录，只留卡号',
];

/** What a member reads before they leave. */
export function closingPreview(state: ClosingState, tierName: string): ClosingPreview {
  const blockedBy: ClosingPreview['blockedBy'] = [];
  if (state.ordersBeingPaid > 0)
    blockedBy.push({
      kind: 'orderBeingPaid',
      title: `有 ${state.ordersBeingPaid} 笔订单正在等付款`,
      next: '付完，或等它过期后再来。',
    });
  if (state.refundsUnderWay > 0)
    blockedBy.push({
      kind: 'refundUnderWay',
      title: `有 ${state.refundsUnderWay} 笔退款正在退回`,
      next: '到账后再来，通常 1 到 3 天。',
    });
  return { ...state.loss, tierName, blockedBy, deleted, kept };
}
