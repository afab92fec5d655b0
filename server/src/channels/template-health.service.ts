import { Inject, Injectable } from '@nestjs/common';
import type { ChannelTemplate } from '@jieti/shared/api/channels';
import { Clock } from '../clock.js';
import { CONFIG, type Config } from '../config.js';
import type { MessageTemplateRecord } from '../outbox/message-template.js';
import { MessageTemplatesQueries } from '../outbox/message-templates.queries.js';
import { TemplateCatalogueQueries } from '../wechat/template-catalogue.queries.js';
import type { WechatTemplateRow } from '../wechat/wechat-template.js';
import { templateHealth, templateRowKey } from '../wechat-templates/template-health.js';
import { sampleOf } from './sample-values.js';

/** Templates as the shop uses them, beside how WeChat's side of them is. */
@Injectable()
export class TemplateHealthService {
  constructor(
    private readonly templates: MessageTemplatesQueries,
    private readonly catalogue: TemplateCatalogueQueries,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'timeZone'>,
  ) {}

  async list(): Promise<ChannelTemplate[]> {
    const [templates, rows] = await Promise.all([this.templates.list(), this.catalogue.list()]);
    const known = new Map(rows.map((row) => [templateRowKey(row.app, row.templateId), row]));
    return templates.map((template) => this.view(template, known));
  }

  private view(record: MessageTemplateRecord, rows: ReadonlyMap<string, WechatTemplateRow>): ChannelTemplate {
    const { key, title, purpose, wording } = record;
    const moment = { now: this.clock.now(), timeZone: this.config.timeZone };
    const channels = templateHealth(record, rows).map(
      ({ channel, templateId, state, missingKeys, unknownKeys, lastError, syncedAt }) => ({
        ...{ channel, templateId, state, missingKeys, unknownKeys, lastError, syncedAt },
        fields: (record[channel]?.fields ?? []).map((field) => ({ ...field, sample: sampleOf(field, moment) })),
      }),
    );
    return { key, title, purpose, wording, channels };
  }
}
