const unavailable = '微信没有打开订阅窗口，请稍后再试。';

/** wechat-platform 2.3. */
const sentences: Readonly<Record<number, string>> = {
  10002: '没有网络，订阅窗口没有打开。联网后再试。',
  10003: '没有网络，订阅窗口没有打开。联网后再试。',
  10004: '这种通知现在订不了，请告诉店员。',
  20001: '这种通知现在订不了，请告诉店员。',
  20004: '你在微信里关了本店的订阅消息。到“我的 · 通知”里看怎样打开。',
  20005: '微信暂停了本店的订阅消息，现在订不了。',
};

/** Why WeChat's popup did not open, and what to do. */
export function subscribeFailure(error: unknown): string {
  const { errCode, errno, errMsg = '' } = (error ?? {}) as { errCode?: unknown; errno?: unknown; errMsg?: unknown };
  const said = Number(errCode ?? errno ?? /\b([12]000\d)\b/.exec(String(errMsg))?.[1]);
  return sentences[said] ?? unavailable;
}
