const words: Readonly<Record<string, string>> = {
  subscribe_msg_popup_event: '会员订阅了消息',
  subscribe_msg_change_event: '会员改了订阅设置',
  subscribe_msg_sent_event: '订阅消息送达结果',
  TEMPLATESENDJOBFINISH: '公众号消息送达结果',
  user_info_modified: '会员改了资料',
  user_authorization_revoke: '会员撤回授权',
  user_authorization_cancellation: '会员注销了微信',
  subscribe: '关注公众号',
  unsubscribe: '取消关注公众号',
  change_external_contact: '企业微信客户变化',
  change_external_chat: '企业微信客户群变化',
  trade_manage_remind_access_api: '提醒接入发货管理',
  trade_manage_remind_shipping: '提醒录入发货信息',
  trade_manage_order_settlement: '订单将要结算',
  wxa_trade_controlled: '交易受限',
};

/** What an event of WeChat is about; one without words keeps its name. */
export function eventWord(event: string): string {
  return words[event] ?? words[event.split(':')[0] ?? ''] ?? event;
}
