import { Injectable } from '@nestjs/common';
import type { MessagePurpose } from '@jieti/shared/model/message';
import { Reader } from '../db/sql.js';
import type { TemplateField } from '../wechat/template-data.js';
import type { ChannelTemplate, MessageTemplateRecord } from './message-template.js';

interface TemplateRow {
  readonly template_key: string;
  readonly title: string;
  readonly purpose: MessagePurpose;
  readonly wording: string;
  readonly subscription_template_id: string | null;
  readonly subscription_fields: string | null;
  readonly oa_template_id: string | null;
  readonly oa_fields: string | null;
  readonly keep_last: number | null;
}

@Injectable()
export class MessageTemplatesQueries {
  constructor(private readonly reader: Reader) {}

  async list(): Promise<MessageTemplateRecord[]> {
    const rows = await this.reader.query<TemplateRow>('SELECT * FROM message_template ORDER BY template_key');
    return rows.map((row) => ({
      key: row.template_key,
      title: row.title,
      purpose: row.purpose,
      wording: row.wording,
      subscription: channelOf(row.subscription_template_id, row.subscription_fields),
      officialAccount: channelOf(row.oa_template_id, row.oa_fields),
      keepLast: row.keep_last === null ? null : Number(row.keep_last),
    }));
  }
}

function channelOf(templateId: string | null, fields: string | null): ChannelTemplate | null {
  if (templateId === null || templateId === '') return null;
  return { templateId, fields: fields === null ? [] : (JSON.parse(fields) as TemplateField[]) };
}
