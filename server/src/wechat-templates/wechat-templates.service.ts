import { Injectable } from '@nestjs/common';
import type { WechatTemplates, WechatTemplateSync } from '@jieti/shared/api/wechat-templates';
import { MessageTemplatesQueries } from '../outbox/message-templates.queries.js';
import { TemplateCatalogueQueries } from '../wechat/template-catalogue.queries.js';
import { WechatAccounts } from '../wechat/wechat-accounts.js';
import { templateHealth, templateRowKey } from './template-health.js';

/** How the shop's templates stand at WeChat. */
@Injectable()
export class WechatTemplatesService {
  constructor(
    private readonly own: MessageTemplatesQueries,
    private readonly theirs: TemplateCatalogueQueries,
    private readonly accounts: WechatAccounts,
  ) {}

  async read(): Promise<WechatTemplates> {
    const [records, rows, syncs] = await Promise.all([this.own.list(), this.theirs.list(), this.syncs()]);
    const byKey = new Map(rows.map((row) => [templateRowKey(row.app, row.templateId), row]));
    const templates = records.flatMap((record) => templateHealth(record, byKey));
    const used = new Set(templates.map((one) => one.templateId));
    const unused = rows.filter((row) => row.syncedAt !== null && row.state === 'known' && !used.has(row.templateId));
    return {
      templates,
      syncs,
      unused: unused.map(({ app, templateId, title, content }) => ({ app, templateId, title, content })),
    };
  }

  private async syncs(): Promise<WechatTemplateSync[]> {
    const rows = await this.theirs.listSyncs();
    const apps = ['miniProgram', 'officialAccount'] as const;
    return Promise.all(
      apps.map(async (app) => {
        const row = rows.find((one) => one.app === app);
        const connected = (await this.accounts.findApp(app)) !== null;
        const { triedAt = null, syncedAt = null, error = null } = row ?? {};
        return { app, connected, triedAt, syncedAt, error };
      }),
    );
  }
}
