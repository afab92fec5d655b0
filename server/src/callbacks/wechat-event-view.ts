import type { WechatEventItem } from '@jieti/shared/api/wechat-events';
import type { WechatEventRow } from './wechat-event-row.js';

/** What the reasons of ignored events mean. */
const sentences = new Map<string, string>([
  ['member_unknown', '没有这位会员'],
  ['template_unknown', '不是本店在用的模板'],
  ['nothing_kept', '本店没有存这项资料'],
  ['no_effect', '不影响会员'],
  ['not_used', '本店不用这个事件'],
  ['message_not_kept', '客服消息已转给客服，不在这里保存'],
  ['read_when_needed', '用到时再向企业微信查询'],
  ['newer_known', '已有更新的消息'],
  ['already_closed', '账户已经注销'],
  ['incomplete', '内容不全'],
  ['no_msgid', '没有消息编号'],
]);

export function wechatEventView(row: WechatEventRow): WechatEventItem {
  const { account, event, state, reason } = row;
  return {
    id: Number(row.id),
    ...{ account, event, state },
    who: shortened(row.from_user),
    reason: reason === null ? null : (sentences.get(reason) ?? reason),
    attempts: Number(row.attempts),
    at: Number(row.event_at),
    receivedAt: Number(row.received_at),
    decidedAt: row.decided_at === null ? null : Number(row.decided_at),
    nextTryAt: state === 'pending' ? Number(row.next_try_at) : null,
  };
}

/** Enough to tell people apart, too little to be anybody's id. */
function shortened(who: string): string {
  return who.startsWith('member:') || who.length <= 10 ? who : `${who.slice(0, 4)}…${who.slice(-4)}`;
}
