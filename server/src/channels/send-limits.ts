export interface SendLimit {
  /** As messages of the outbox name it. */
  readonly channel: 'subscription' | 'officialAccount';
  readonly label: string;
  readonly limit: number;
  readonly note: string;
}

/** How many messages a day WeChat takes from an account (wechat-platform 2.2 and 2.7). */
export function sendLimits(withPayment: boolean): readonly SendLimit[] {
  return [
    {
      channel: 'subscription',
      label: '小程序订阅消息',
      limit: withPayment ? 30_000_000 : 10_000_000,
      note: withPayment ? '开通支付的小程序，每天 3,000 万条' : '没有开通支付的小程序，每天 1,000 万条',
    },
    {
      channel: 'officialAccount',
      label: '公众号模板消息',
      limit: 100_000,
      note: '每天 10 万条，粉丝满 10 万、100 万、1,000 万后提高',
    },
  ];
}
