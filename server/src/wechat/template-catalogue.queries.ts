import { Injectable } from '@nestjs/common';
import { Reader } from '../db/sql.js';
import type { ContentField } from './template-content.js';
import type { TemplateSyncRow, WechatTemplateRow } from './wechat-template.js';
import type { WechatApp } from './wechat-apps.js';

interface Row {
  readonly app: WechatApp;
  readonly template_id: string;
  readonly title: string;
  readonly content: string;
  readonly fields: string;
  readonly state: 'known' | 'missing';
  readonly synced_at: number | null;
  readonly banned_at: number | null;
  readonly last_error: string | null;
  readonly last_error_at: number | null;
}

interface SyncRow {
  readonly app: WechatApp;
  readonly tried_at: number;
  readonly synced_at: number | null;
  readonly error: string | null;
}

@Injectable()
export class TemplateCatalogueQueries {
  constructor(private readonly reader: Reader) {}

  async list(): Promise<WechatTemplateRow[]> {
    const rows = await this.reader.query<Row>('SELECT * FROM wechat_template ORDER BY app, template_id');
    return rows.map((row) => ({
      app: row.app,
      templateId: row.template_id,
      title: row.title,
      content: row.content,
      fields: JSON.parse(row.fields) as ContentField[],
      state: row.state,
      syncedAt: orNull(row.synced_at),
      bannedAt: orNull(row.banned_at),
      lastError: row.last_error,
      lastErrorAt: orNull(row.last_error_at),
    }));
  }

  async listSyncs(): Promise<TemplateSyncRow[]> {
    const rows = await this.reader.query<SyncRow>('SELECT * FROM wechat_template_sync ORDER BY app');
    return rows.map(({ app, tried_at, synced_at, error }) => ({
      app,
      triedAt: Number(tried_at),
      syncedAt: orNull(synced_at),
      error,
    }));
  }
}

function orNull(value: number | null): number | null {
  return value === null ? null : Number(value);
}
