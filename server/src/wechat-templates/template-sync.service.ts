import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Transactions } from '../db/transactions.js';
import { TemplateCatalogueRepository } from '../wechat/template-catalogue.repository.js';
import type { TemplateRefusal } from '../wechat/template-refusals.js';
import { WechatAccounts } from '../wechat/wechat-accounts.js';
import type { WechatApp } from '../wechat/wechat-apps.js';
import { WechatTemplates } from '../wechat/wechat-templates.js';

const APPS: readonly WechatApp[] = ['miniProgram', 'officialAccount'];
const EVERY_MS = 6 * 3_600_000;

const ERRORS: Readonly<Record<TemplateRefusal, string>> = {
  account_banned: '账号的订阅消息能力被封禁',
  not_authorised: '账号没有读取模板的权限',
  rate_limited: '今天的调用次数用完了',
  token_refused: '微信不认账号的密钥，请核对设置',
  unreachable: '微信没有回应',
  bad_parameter: '微信没有看懂请求',
  too_many_templates: '模板数量已到上限',
  template_banned: '模板被封禁',
  title_unknown: '没有这个模板标题',
  bad_keywords: '模板的关键词不对',
  template_unknown: '没有这个模板',
  wechat_error: '微信报了一个没有见过的错误',
};

/** Reads the lists of templates at WeChat and keeps them, for the check before a send and for their health. */
@Injectable()
export class TemplateSyncService {
  private readonly logger = new Logger('templates');

  constructor(
    private readonly wechat: WechatTemplates,
    private readonly accounts: WechatAccounts,
    private readonly repository: TemplateCatalogueRepository,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** Reads every connected account's list now. */
  async syncAll(): Promise<void> {
    for (const app of APPS) await this.sync(app, 0);
  }

  /** Reads the lists that have not been asked for in six hours; of several processes, one. */
  async syncDue(): Promise<void> {
    for (const app of APPS) await this.sync(app, EVERY_MS);
  }

  /** A list that could not be read leaves what was known. */
  private async sync(app: WechatApp, age: number): Promise<void> {
    if ((await this.accounts.findApp(app)) === null) return;
    const now = this.clock.now();
    if (!(await this.transactions.run((tx) => this.repository.claimSync(tx, app, now - age, now)))) return;
    const listed = await this.wechat.list(app);
    if (listed.kind === 'ok') {
      await this.transactions.run((tx) => this.repository.replace(tx, app, listed.value, now));
      this.logger.log({ event: 'templates read', app, count: listed.value.length });
    } else {
      await this.transactions.run((tx) => this.repository.failSync(tx, app, ERRORS[listed.refusal]));
      this.logger.warn({ event: 'templates not read', app, refusal: listed.refusal });
    }
  }
}
