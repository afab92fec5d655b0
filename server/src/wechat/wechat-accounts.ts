import { Inject, Injectable } from '@nestjs/common';
import type { CallbackAccount, CallbackConfig, WecomConfig } from '../config-channels.js';
import { CONFIG, type Config, type PayConfig } from '../config.js';
import type { AppCredentials, WechatApp } from './wechat-apps.js';

export type { CallbackAccount } from '../config-channels.js';

/** What a callback of one surface is checked with; `receiveId` is the appid or corpid that must stand in it. */
export interface CallbackCredentials extends CallbackConfig {
  readonly receiveId: string;
}

/** The credentials of every account of the shop: whoever needs one asks here, each time. Null: not connected. */
@Injectable()
export class WechatAccounts {
  constructor(@Inject(CONFIG) private readonly config: Pick<Config, 'wechat'>) {}

  async findApp(app: WechatApp): Promise<AppCredentials | null> {
    const { appId, appSecret, officialAccount } = this.config.wechat;
    if (app === 'officialAccount') return officialAccount;
    return appId === '' ? null : { appId, appSecret };
  }

  async findWecom(): Promise<WecomConfig | null> {
    return this.config.wechat.wecom ?? null;
  }

  async findPay(): Promise<PayConfig | null> {
    return this.config.wechat.pay;
  }

  async findCallback(account: CallbackAccount): Promise<CallbackCredentials | null> {
    const callback = this.config.wechat.callbacks?.[account];
    const receiveId = await this.receiveIdOf(account);
    return callback && receiveId !== null ? { ...callback, receiveId } : null;
  }

  private async receiveIdOf(account: CallbackAccount): Promise<string | null> {
    if (account === 'wecom') return (await this.findWecom())?.corpId ?? null;
    return (await this.findApp(account))?.appId ?? null;
  }
}
