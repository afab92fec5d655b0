export type WechatApp = 'miniProgram' | 'officialAccount';

export interface AppCredentials {
  readonly appId: string;
  readonly appSecret: string;
}
