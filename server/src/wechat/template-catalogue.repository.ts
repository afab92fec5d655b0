import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Dialect } from '../db/dialect.js';
import { placeholders } from '../db/in-list.js';
import type { Tx } from '../db/sql.js';
import type { PlatformTemplate } from './wechat-template.js';
import type { WechatApp } from './wechat-apps.js';

const COLUMNS = ['app', 'template_id', 'title', 'content', 'fields', 'state', 'synced_at'];

/** What a send told about a template. */
export type TemplateNote =
  | { readonly kind: 'banned'; readonly error: string }
  | { readonly kind: 'error'; readonly error: string }
  /** It works again. */
  | { readonly kind: 'cleared' };

@Injectable()
export class TemplateCatalogueRepository {
  constructor(private readonly dialect: Dialect) {}

  /** Stores the whole list of an app: what is not in it any more is missing at WeChat. */
  async replace(tx: Tx, app: WechatApp, templates: readonly PlatformTemplate[], now: Instant): Promise<void> {
    await tx.execute("UPDATE wechat_template SET state = 'missing', synced_at = ? WHERE app = ?", [now, app]);
    const known = await this.listIds(tx, app, templates);
    for (const { templateId, title, content, fields } of templates.filter((one) => known.has(one.templateId))) {
      await tx.execute(
        `UPDATE wechat_template SET title = ?, content = ?, fields = ?, state = 'known', synced_at = ?
         WHERE app = ? AND template_id = ?`,
        [title, content, JSON.stringify(fields), now, app, templateId],
      );
    }
    const fresh = templates.filter((one) => !known.has(one.templateId));
    const rows = fresh.map((one) => [
      ...[app, one.templateId, one.title, one.content, JSON.stringify(one.fields), 'known', now],
    ]);
    if (rows.length > 0) await tx.insertRows('wechat_template', COLUMNS, rows);
    await this.insertAbsent(tx, app, now);
    await tx.execute('UPDATE wechat_template_sync SET synced_at = ?, error = NULL WHERE app = ?', [now, app]);
  }

  async failSync(tx: Tx, app: WechatApp, error: string): Promise<void> {
    await tx.execute('UPDATE wechat_template_sync SET error = ? WHERE app = ?', [error, app]);
  }

  /** True when nobody has asked since `before`: then it is ours to ask, and counts as asked now. */
  async claimSync(tx: Tx, app: WechatApp, before: Instant, now: Instant): Promise<boolean> {
    const claim = 'UPDATE wechat_template_sync SET tried_at = ? WHERE app = ? AND tried_at <= ?';
    if ((await tx.execute(claim, [now, app, before])).affectedRows > 0) return true;
    const found = await tx.query('SELECT app FROM wechat_template_sync WHERE app = ?', [app]);
    if (found.length > 0) return false;
    try {
      await tx.insertRows('wechat_template_sync', ['app', 'tried_at'], [[app, now]]);
      return true;
    } catch (error) {
      if (this.dialect.isDuplicateKey(error)) return false;
      throw error;
    }
  }

  async note(tx: Tx, app: WechatApp, templateId: string, { now, note }: { now: Instant; note: TemplateNote }) {
    const where = 'WHERE app = ? AND template_id = ?';
    if (note.kind === 'cleared') {
      await tx.execute(`UPDATE wechat_template SET banned_at = NULL, last_error = NULL ${where}`, [app, templateId]);
      return;
    }
    await this.insertMissing(tx, app, templateId);
    const error = note.error.slice(0, 200);
    await tx.execute(`UPDATE wechat_template SET last_error = ?, last_error_at = ? ${where}`, [
      ...[error, now, app, templateId],
    ]);
    if (note.kind === 'banned')
      await tx.execute(`UPDATE wechat_template SET banned_at = ? ${where}`, [now, app, templateId]);
  }

  /** Templates of ours that WeChat has never listed are missing there as well. */
  private async insertAbsent(tx: Tx, app: WechatApp, now: Instant): Promise<void> {
    const column = app === 'miniProgram' ? 'subscription_template_id' : 'oa_template_id';
    const rows = await tx.query<{ id: string }>(
      `SELECT DISTINCT ${column} AS id FROM message_template WHERE ${column} <> ''
       AND ${column} NOT IN (SELECT template_id FROM wechat_template WHERE app = ?)`,
      [app],
    );
    const absent = rows.map(({ id }) => [app, id, '', '', '[]', 'missing', now]);
    if (absent.length > 0) await tx.insertRows('wechat_template', COLUMNS, absent);
  }

  /** A template that a send met before any list named it. */
  private async insertMissing(tx: Tx, app: WechatApp, templateId: string): Promise<void> {
    const found = await tx.query('SELECT app FROM wechat_template WHERE app = ? AND template_id = ?', [
      app,
      templateId,
    ]);
    if (found.length > 0) return;
    try {
      await tx.insertRows('wechat_template', COLUMNS, [[app, templateId, '', '', '[]', 'known', null]]);
    } catch (error) {
      if (!this.dialect.isDuplicateKey(error)) throw error;
    }
  }

  private async listIds(tx: Tx, app: WechatApp, templates: readonly PlatformTemplate[]): Promise<ReadonlySet<string>> {
    if (templates.length === 0) return new Set();
    const rows = await tx.query<{ template_id: string }>(
      `SELECT template_id FROM wechat_template WHERE app = ? AND template_id IN (${placeholders(templates.length)})`,
      [app, ...templates.map((one) => one.templateId)],
    );
    return new Set(rows.map((row) => row.template_id));
  }
}
