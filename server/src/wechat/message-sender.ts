import { Injectable } from '@nestjs/common';
import { sendOutcome, type SendOutcome } from './send-outcome.js';
import type { TemplateData } from './template-data.js';
import { WechatAccounts } from './wechat-accounts.js';
import { WechatApi } from './wechat-api.js';

export interface TemplateMessage {
  readonly openid: string;
  readonly templateId: string;
  /** Page of the mini-program, without a leading slash. */
  readonly page: string;
  readonly data: TemplateData;
}

/** Sends one message on one of WeChat's channels. It never throws and never sends twice. */
@Injectable()
export class MessageSender {
  constructor(
    private readonly api: WechatApi,
    private readonly accounts: WechatAccounts,
  ) {}

  /** A subscription message: uses up one consent. */
  async sendSubscription(message: TemplateMessage): Promise<SendOutcome> {
    return sendOutcome(
      await this.api.post('miniProgram', '/cgi-bin/message/subscribe/send', {
        touser: message.openid,
        template_id: message.templateId,
        page: message.page,
        miniprogram_state: 'formal',
        lang: 'zh_CN',
        data: message.data,
      }),
    );
  }

  /** A service notice of the official account; WeChat itself drops a repeated `clientId` within ten minutes. */
  async sendOfficialAccount(message: TemplateMessage, clientId: string): Promise<SendOutcome> {
    const miniProgram = await this.accounts.findApp('miniProgram');
    return sendOutcome(
      await this.api.post('officialAccount', '/cgi-bin/message/template/send', {
        touser: message.openid,
        template_id: message.templateId,
        ...(miniProgram ? { miniprogram: { appid: miniProgram.appId, pagepath: message.page } } : {}),
        client_msg_id: clientId,
        data: message.data,
      }),
    );
  }
}
