import type { Channel, MessageState } from '../model/message.js';
import { messageReasons, type MessageReason } from '../model/message-outcome.js';

export const channelLabels: Readonly<Record<Channel, string>> = {
  subscription: '订阅消息',
  officialAccount: '服务号通知',
  inbox: '消息页',
};

export const stateLabels: Readonly<Record<MessageState, string>> = {
  planned: '等待发送',
  sending: '发送中',
  sent: '已送出',
  failed: '没有送出',
  suppressed: '不发送',
  unknown: '结果未知',
};

export const reasonLabels: Readonly<Record<MessageReason, string>> = {
  accepted: '微信已受理',
  inbox_only: '只进消息页',
  no_quota: '没有订阅次数，只进消息页',
  no_channel: '没有可用的微信通道，只进消息页',
  refused: '用户拒收，只进消息页',
  not_follower: '没有关注服务号，只进消息页',
  bad_openid: '微信不认识这个用户编号',
  bad_template: '模板编号不属于本账号',
  bad_params: '内容不符合模板的字段规则',
  template_banned: '模板被微信停用',
  sensitive_words: '内容含有微信不允许的词',
  page_unknown: '小程序里没有这个页面',
  not_authorised: '账号没有这个接口的权限',
  token_refused: '取不到微信接口凭据',
  rate_limited: '超过微信的调用额度',
  unreachable: '连不上微信，多次重试后放弃',
  wechat_error: '微信返回了其他错误',
  undelivered: '微信受理后没有送到',
  blocked: '微信受理后被用户拒收',
  closed_account: '已注销',
  opted_out: '关闭了营销推送',
  not_personalised: '关闭了个性化推荐',
  reserved: '最后的订阅次数留给重要提醒',
  marketing_forbidden: '这个模板不能用来发活动',
  campaign_cancelled: '活动已取消',
  template_missing: '消息模板已不存在',
  member_missing: '没有这位会员',
  out_of_stock: '券已发完',
  coupon_limit: '这张券已领到每人上限',
  no_reply: '已发给微信，没有收到答复',
  interrupted: '发送途中服务中断，不再重发',
};

const known = new Set<string>(messageReasons);

export function isMessageReason(reason: string): reason is MessageReason {
  return known.has(reason);
}

/** One line for an outcome row, e.g. `订阅消息，微信已受理`; an unknown reason is shown as it is. */
export function outcomeLabel(state: MessageState, channel: Channel | null, reason: string | null): string {
  if (reason === null || state === 'sending') return stateLabels[state];
  // On a message that is still waiting, the reason is why the last try came to nothing.
  if (state === 'planned') return '没有送成，稍后重试';
  const why = isMessageReason(reason) ? reasonLabels[reason] : reason;
  return state === 'sent' && channel !== null && channel !== 'inbox' ? `${channelLabels[channel]}，${why}` : why;
}
