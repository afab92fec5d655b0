import { Inject, Injectable } from '@nestjs/common';
import type { ChannelTemplate } from '@jieti/shared/api/channels';
import { Clock } from '../clock.js';
import { CONFIG, type Config } from '../config.js';
import type { ChannelTemplate as TemplateOfChannel, MessageTemplateRecord } from '../outbox/message-template.js';
import { MessageTemplatesQueries } from '../outbox/message-templates.queries.js';
import { sampleOf } from './sample-values.js';
import { TemplateStatesQueries, type TemplateState } from './template-states.queries.js';

type OneChannel = ChannelTemplate['channels'][number];

const apps = { subscription: 'miniProgram', officialAccount: 'officialAccount' } as const;

/** Templates as the shop uses them, beside how WeChat's side of them is. */
@Injectable()
export class TemplateHealthService {
  constructor(
    private readonly templates: MessageTemplatesQueries,
    private readonly states: TemplateStatesQueries,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'timeZone'>,
  ) {}

  async list(): Promise<ChannelTemplate[]> {
    const [templates, states] = await Promise.all([this.templates.list(), this.states.list()]);
    return templates.map((template) => this.view(template, states));
  }

  private view(record: MessageTemplateRecord, states: readonly TemplateState[]): ChannelTemplate {
    const { key, title, purpose, wording } = record;
    const channels = (['subscription', 'officialAccount'] as const).flatMap((channel): OneChannel[] => {
      const template = record[channel];
      return template ? [this.channelView(channel, template, states)] : [];
    });
    return { key, title, purpose, wording, channels };
  }

  private channelView(
    channel: OneChannel['channel'],
    { templateId, fields }: TemplateOfChannel,
    states: readonly TemplateState[],
  ): OneChannel {
    const known = states.find((state) => state.app === apps[channel] && state.templateId === templateId);
    const moment = { now: this.clock.now(), timeZone: this.config.timeZone };
    return {
      channel,
      templateId,
      state: known?.state ?? 'unchecked',
      lastError: known?.lastError ?? null,
      syncedAt: known?.syncedAt ?? null,
      fields: fields.map((field) => ({ ...field, sample: sampleOf(field, moment) })),
    };
  }
}
