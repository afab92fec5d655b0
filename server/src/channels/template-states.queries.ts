import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Reader } from '../db/sql.js';

export interface TemplateState {
  readonly app: string;
  readonly templateId: string;
  readonly state: 'known' | 'missing' | 'banned' | 'unchecked';
  readonly lastError: string | null;
  readonly syncedAt: Instant | null;
}

interface Row {
  readonly app: string;
  readonly template_id: string;
  readonly state: 'known' | 'missing';
  readonly synced_at: number | null;
  readonly banned_at: number | null;
  readonly last_error: string | null;
}

/** What WeChat said about templates when it was last asked, and in answers to sends. */
@Injectable()
export class TemplateStatesQueries {
  constructor(private readonly reader: Reader) {}

  async list(): Promise<readonly TemplateState[]> {
    const rows = await this.reader.query<Row>(
      'SELECT app, template_id, state, synced_at, banned_at, last_error FROM wechat_template',
    );
    return rows.map((row) => ({
      app: row.app,
      templateId: row.template_id,
      state: row.banned_at !== null ? 'banned' : row.synced_at === null ? 'unchecked' : row.state,
      lastError: row.last_error,
      syncedAt: row.synced_at === null ? null : Number(row.synced_at),
    }));
  }
}
