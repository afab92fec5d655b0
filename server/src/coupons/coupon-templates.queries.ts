import { Injectable } from '@nestjs/common';
import type { CouponTemplate, CouponTemplateVersion } from '@jieti/shared/api/coupons';
import type { Page } from '@jieti/shared/api/paging';
import { Reader, type SqlValue } from '../db/sql.js';
import { templateDeskColumns, templateOf, type TemplateRow } from './template-row.js';

interface VersionRow {
  readonly version: number;
  readonly terms: string;
  readonly validity: string;
  readonly created_at: number;
  readonly created_by: string;
}

@Injectable()
export class CouponTemplatesQueries {
  constructor(private readonly reader: Reader) {}

  async find(id: number): Promise<CouponTemplate | undefined> {
    const [row] = await this.reader.query<TemplateRow>(
      `SELECT ${templateDeskColumns} FROM coupon_template WHERE id = ?`,
      [id],
    );
    return row && templateOf(row);
  }

  async listByIds(ids: readonly number[]): Promise<readonly CouponTemplate[]> {
    if (ids.length === 0) return [];
    const rows = await this.reader.query<TemplateRow>(
      `SELECT ${templateDeskColumns} FROM coupon_template WHERE id IN (${ids.map(() => '?').join(', ')}) ORDER BY id`,
      ids,
    );
    return rows.map(templateOf);
  }

  /** What the template promised over time, newest first. */
  async listVersions(id: number): Promise<readonly CouponTemplateVersion[]> {
    const rows = await this.reader.query<VersionRow>(
      `SELECT version, terms, validity, created_at, created_by FROM coupon_template_version
       WHERE template_id = ? ORDER BY version DESC LIMIT 200`,
      [id],
    );
    return rows.map((row) => ({
      version: Number(row.version),
      terms: JSON.parse(row.terms) as CouponTemplateVersion['terms'],
      validity: JSON.parse(row.validity) as CouponTemplateVersion['validity'],
      createdAt: Number(row.created_at),
      createdBy: row.created_by,
    }));
  }

  /** Newest first. `search` looks for a part of the title or the key. */
  async list(of: {
    readonly search?: string | undefined;
    readonly beforeId?: number | undefined;
    readonly limit: number;
  }): Promise<Page<CouponTemplate>> {
    const filter = this.filterOf(of.search);
    const rows = await this.reader.query<TemplateRow>(
      `SELECT ${templateDeskColumns} FROM coupon_template WHERE ${filter.sql} AND id < ? ORDER BY id DESC LIMIT ?`,
      [...filter.params, of.beforeId ?? Number.MAX_SAFE_INTEGER, of.limit + 1],
    );
    const [count] = await this.reader.query<{ n: number }>(
      `SELECT COUNT(*) AS n FROM coupon_template WHERE ${filter.sql}`,
      filter.params,
    );
    const items = rows.slice(0, of.limit).map(templateOf);
    const last = rows.length > of.limit ? items[items.length - 1] : undefined;
    return { items, nextCursor: last ? String(last.id) : null, total: Number(count?.n ?? 0) };
  }

  /** The title lives inside the terms; a shop has some dozens of templates, so a scan is the honest plan. */
  private filterOf(search: string | undefined): { readonly sql: string; readonly params: readonly SqlValue[] } {
    const words = search?.trim();
    if (!words) return { sql: '1 = 1', params: [] };
    const pattern = `%${words.replace(/[\\%_!]/g, (c) => `!${c}`)}%`;
    return { sql: "(terms LIKE ? ESCAPE '!' OR template_key LIKE ? ESCAPE '!')", params: [pattern, pattern] };
  }
}
