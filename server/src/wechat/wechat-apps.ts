import type { WechatConfig } from '../config.js';

export type WechatApp = 'miniProgram' | 'officialAccount';

export interface AppCredentials {
  readonly appId: string;
  readonly appSecret: string;
}

/** Null where the shop has no official account. */
export function credentialsOf(config: WechatConfig, app: WechatApp): AppCredentials | null {
  return app === 'miniProgram' ? { appId: config.appId, appSecret: config.appSecret } : config.officialAccount;
}
