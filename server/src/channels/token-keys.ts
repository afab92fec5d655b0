import type { AccountValues } from '../wechat/wechat-accounts-values.js';

/** How the access token of an account is named in `wechat_token`. */
export function tokenKeysOf({ appId, corpId, agentId }: AccountValues): string[] {
  if (appId) return [`app:${appId}`];
  return corpId ? [`wecom:${corpId}:${agentId ?? ''}`] : [];
}
