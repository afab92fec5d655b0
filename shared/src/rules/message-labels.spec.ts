import { outcomeLabel } from './message-labels.js';

test.each([
  ['sent', 'subscription', 'accepted', '订阅消息，微信已受理'],
  ['sent', 'officialAccount', 'accepted', '服务号通知，微信已受理'],
  ['sent', 'inbox', 'no_quota', '没有订阅次数，只进消息页'],
  ['sent', 'inbox', 'inbox_only', '只进消息页'],
  ['failed', 'subscription', 'bad_params', '内容不符合模板的字段规则'],
  ['suppressed', null, 'opted_out', '关闭了营销推送'],
  ['unknown', 'subscription', 'no_reply', '已发给微信，没有收到答复'],
  ['planned', null, null, '等待发送'],
  ['planned', null, 'unreachable', '没有送成，稍后重试'],
  ['failed', 'subscription', 'something_new', 'something_new'],
] as const)('%s by %s because of %s reads as %s', (state, channel, reason, label) => {
  expect(outcomeLabel(state, channel, reason)).toBe(label);
});
