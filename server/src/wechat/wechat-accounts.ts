import { Inject, Injectable, Optional } from '@nestjs/common';
import type { CallbackAccount, CallbackConfig, WecomConfig } from '../config-channels.js';
import { CONFIG, type Config, type PayConfig } from '../config.js';
import { WechatAccountsStored } from './wechat-accounts-stored.js';
import { environmentValues, type AccountValues } from './wechat-accounts-values.js';
import type { AppCredentials, WechatApp } from './wechat-apps.js';

export type { CallbackAccount } from '../config-channels.js';

/** What a callback of one surface is checked with; `receiveId` is the appid or corpid that must stand in it. */
export interface CallbackCredentials extends CallbackConfig {
  readonly receiveId: string;
}

/**
 * The credentials of every account of the shop: whoever needs one asks here, each time. What was set in the console
 * counts before the environment, a change within seconds in every process. Null: not connected, or its secrets do not
 * open any more, which the health of the channels tells.
 */
@Injectable()
export class WechatAccounts {
  constructor(
    @Inject(CONFIG) private readonly config: Pick<Config, 'wechat'>,
    @Optional() private readonly stored?: WechatAccountsStored,
  ) {}

  async findApp(app: WechatApp): Promise<AppCredentials | null> {
    const { appId, appSecret } = (await this.values(app)) ?? {};
    return appId === undefined ? null : { appId, appSecret: appSecret ?? '' };
  }

  async findWecom(): Promise<WecomConfig | null> {
    const { corpId, agentId, secret } = (await this.values('wecom')) ?? {};
    return corpId === undefined ? null : { corpId, agentId: agentId ?? '', secret: secret ?? '' };
  }

  async findPay(): Promise<PayConfig | null> {
    return this.config.wechat.pay;
  }

  async findCallback(account: CallbackAccount): Promise<CallbackCredentials | null> {
    const values = (await this.values(account)) ?? {};
    const { callbackToken: token, callbackAesKey: encodingAesKey = null } = values;
    const receiveId = values['appId'] ?? values['corpId'];
    if (token === undefined || receiveId === undefined) return null;
    const mode = account === 'wecom' || values['callbackMode'] === 'safe' ? 'safe' : 'plain';
    return { token, encodingAesKey, mode, receiveId };
  }

  private async values(account: CallbackAccount): Promise<AccountValues | null> {
    const stored = await this.stored?.find(account);
    if (stored?.kind === 'stored') return stored.values;
    return stored?.kind === 'unreadable' ? null : environmentValues(this.config.wechat, account);
  }
}
