const words: Readonly<Record<string, string>> = {
  miniProgram: '小程序',
  officialAccount: '公众号',
  wecom: '企业微信',
  pay: '微信支付',
  subscription: '订阅消息',
};

/** What an account or a channel is called on the screens. */
export function accountWord(key: string): string {
  return words[key] ?? key;
}
