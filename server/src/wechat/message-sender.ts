import { Injectable, Logger } from '@nestjs/common';
import { sendOutcome, type SendOutcome } from './send-outcome.js';
import { TemplateCatalogue } from './template-catalogue.js';
import type { TemplateData } from './template-data.js';
import { flawsText } from './template-flaws.js';
import { WechatAccounts } from './wechat-accounts.js';
import { WechatApi } from './wechat-api.js';
import type { WechatApp } from './wechat-apps.js';

export interface TemplateMessage {
  readonly openid: string;
  readonly templateId: string;
  /** Page of the mini-program, without a leading slash. */
  readonly page: string;
  readonly data: TemplateData;
}

/**
 * Sends one message on one of WeChat's channels. It never throws and never sends twice; data that its template does not
 * take is refused here, without a call.
 */
@Injectable()
export class MessageSender {
  private readonly logger = new Logger('wechat');

  constructor(
    private readonly api: WechatApi,
    private readonly accounts: WechatAccounts,
    private readonly catalogue: TemplateCatalogue,
  ) {}

  /** A subscription message: uses up one consent. */
  sendSubscription(message: TemplateMessage): Promise<SendOutcome> {
    return this.send('miniProgram', '/cgi-bin/message/subscribe/send', message, {
      page: message.page,
      miniprogram_state: 'formal',
      lang: 'zh_CN',
    });
  }

  /** A service notice of the official account; WeChat itself drops a repeated `clientId` within ten minutes. */
  async sendOfficialAccount(message: TemplateMessage, clientId: string): Promise<SendOutcome> {
    const path = '/cgi-bin/message/template/send';
    return this.send('officialAccount', path, message, { ...(await this.opening(message)), client_msg_id: clientId });
  }

  /** A subscription notice of the official account (bizsend): uses up one consent given there. */
  async sendSubscriptionNotice(message: TemplateMessage): Promise<SendOutcome> {
    const path = '/cgi-bin/message/subscribe/bizsend';
    return this.send('officialAccount', path, message, await this.opening(message));
  }

  /** What a tap on a message of the official account opens. */
  private async opening({ page }: TemplateMessage): Promise<object> {
    const miniProgram = await this.accounts.findApp('miniProgram');
    return miniProgram ? { miniprogram: { appid: miniProgram.appId, pagepath: page } } : {};
  }

  /** Whatever breaks before the call, such as a database that is away, leaves the message for later. */
  private async send(app: WechatApp, path: string, message: TemplateMessage, rest: object): Promise<SendOutcome> {
    const { openid, templateId, data } = message;
    const body = { touser: openid, template_id: templateId, ...rest, data };
    try {
      if (!(await this.fits(app, message))) return { kind: 'failed', reason: 'bad_params' };
      const outcome = sendOutcome(await this.api.post(app, path, body));
      await this.catalogue.note(app, templateId, outcome);
      return outcome;
    } catch (error) {
      this.logger.error({ event: 'message could not be sent', app, templateId, error: String(error) });
      return { kind: 'later', reason: 'unreachable' };
    }
  }

  private async fits(app: WechatApp, { templateId, data }: TemplateMessage): Promise<boolean> {
    const flaws = await this.catalogue.findFlaws(app, templateId, data);
    if (!flaws) return true;
    this.logger.warn({ event: 'message does not fit its template', app, templateId, ...flaws });
    await this.catalogue.noteFlaws(app, templateId, flawsText(flaws));
    return false;
  }
}
