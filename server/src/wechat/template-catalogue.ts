import { Injectable, Logger } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Clock } from '../clock.js';
import { Transactions } from '../db/transactions.js';
import type { SendOutcome } from './send-outcome.js';
import type { TemplateData } from './template-data.js';
import { TemplateCatalogueQueries } from './template-catalogue.queries.js';
import { TemplateCatalogueRepository, type TemplateNote } from './template-catalogue.repository.js';
import { templateFlaws, type TemplateFlaws } from './template-flaws.js';
import type { WechatApp } from './wechat-apps.js';
import type { WechatTemplateRow } from './wechat-template.js';

/** So long a process goes on with what it has read. */
const FRESH_MS = 30_000;
/** One template's errors are written at most so often. */
const NOTE_EVERY_MS = 60_000;

/** The templates as WeChat has them, kept in the database: what may stand in a message is known before it is sent. */
@Injectable()
export class TemplateCatalogue {
  private readonly logger = new Logger('wechat');
  private read: { readonly until: Instant; readonly rows: Promise<ReadonlyMap<string, WechatTemplateRow>> } | null =
    null;
  private readonly noted = new Map<string, Instant>();

  constructor(
    private readonly queries: TemplateCatalogueQueries,
    private readonly repository: TemplateCatalogueRepository,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** Why WeChat would refuse this data; null when it would not, or when its template has never been listed. */
  async findFlaws(app: WechatApp, templateId: string, data: TemplateData): Promise<TemplateFlaws | null> {
    const known = (await this.rows()).get(rowKey(app, templateId));
    return known !== undefined && known.syncedAt !== null && known.state === 'known'
      ? templateFlaws(known.fields, data)
      : null;
  }

  /** Keeps what a send told about its template, for its health; never throws. */
  async note(app: WechatApp, templateId: string, outcome: SendOutcome): Promise<void> {
    const note = noteOf(outcome);
    if (note?.kind === 'cleared' && !(await this.isBanned(app, templateId))) return;
    if (note) await this.write(app, templateId, note);
  }

  async noteFlaws(app: WechatApp, templateId: string, error: string): Promise<void> {
    await this.write(app, templateId, { kind: 'error', error });
  }

  /** What was read is read again at the next look. */
  forget(): void {
    this.read = null;
  }

  private async isBanned(app: WechatApp, templateId: string): Promise<boolean> {
    return typeof (await this.rows()).get(rowKey(app, templateId))?.bannedAt === 'number';
  }

  private async write(app: WechatApp, templateId: string, note: TemplateNote): Promise<void> {
    const now = this.clock.now();
    const key = `${rowKey(app, templateId)} ${note.kind}`;
    if ((this.noted.get(key) ?? -Infinity) > now - NOTE_EVERY_MS) return;
    this.noted.set(key, now);
    try {
      await this.transactions.run((tx) => this.repository.note(tx, app, templateId, { now, note }));
      this.forget();
    } catch (error) {
      this.logger.error({ event: 'template note lost', templateId, error: String(error) });
    }
  }

  private async rows(): Promise<ReadonlyMap<string, WechatTemplateRow>> {
    const now = this.clock.now();
    if (!this.read || this.read.until <= now) {
      const rows = this.queries
        .list()
        .then((list) => new Map(list.map((row) => [rowKey(row.app, row.templateId), row])));
      this.read = { until: now + FRESH_MS, rows };
      rows.catch(() => this.forget());
    }
    return this.read.rows;
  }
}

function rowKey(app: WechatApp, templateId: string): string {
  return `${app} ${templateId}`;
}

function noteOf(outcome: SendOutcome): TemplateNote | null {
  if (outcome.kind === 'sent') return { kind: 'cleared' };
  if (outcome.kind !== 'failed') return null;
  switch (outcome.reason) {
    case 'template_banned':
      return { kind: 'banned', error: '微信停用了这个模板（43107）' };
    case 'bad_template':
      return { kind: 'error', error: '这个模板不属于本账号（40037）' };
    case 'bad_params':
      return { kind: 'error', error: '微信不接受填写的内容（47003）' };
    case 'page_unknown':
      return { kind: 'error', error: '打开的页面还没有发布（41030）' };
    case 'sensitive_words':
      return { kind: 'error', error: '内容含有敏感词（45168）' };
    case 'not_authorised':
      return { kind: 'error', error: '账号没有发送的权限' };
    default:
      return null;
  }
}
