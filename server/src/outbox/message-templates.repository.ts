import { Injectable } from '@nestjs/common';
import type { Tx } from '../db/sql.js';
import type { MessageTemplateRecord } from './message-template.js';

const COLUMNS = [
  'template_key',
  'title',
  'purpose',
  'wording',
  'subscription_template_id',
  'subscription_fields',
  'oa_template_id',
  'oa_fields',
  'keep_last',
] as const;

@Injectable()
export class MessageTemplatesRepository {
  /** Stores the templates as they now are, by key; others stay. */
  async upsertTemplates(tx: Tx, templates: readonly MessageTemplateRecord[]): Promise<void> {
    if (templates.length === 0) return;
    const keys = templates.map((template) => template.key);
    await tx.execute(`DELETE FROM message_template WHERE template_key IN (${keys.map(() => '?').join(', ')})`, keys);
    await tx.insertRows(
      'message_template',
      COLUMNS,
      templates.map(({ key, title, purpose, wording, subscription, officialAccount, keepLast }) => [
        key,
        title,
        purpose,
        wording,
        subscription?.templateId ?? null,
        subscription ? JSON.stringify(subscription.fields) : null,
        officialAccount?.templateId ?? null,
        officialAccount ? JSON.stringify(officialAccount.fields) : null,
        keepLast ?? null,
      ]),
    );
  }
}
