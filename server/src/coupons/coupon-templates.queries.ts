import { Injectable } from '@nestjs/common';
import type { CouponTemplate } from '@jieti/shared/api/coupons';
import type { Page } from '@jieti/shared/api/paging';
import type { CouponTerms } from '@jieti/shared/model/coupon';
import { Reader, type SqlValue } from '../db/sql.js';

interface Row {
  readonly id: number;
  readonly template_key: string;
  readonly terms: string;
  readonly valid_days: number;
  readonly stock_total: number | null;
  readonly per_member: number;
  readonly active: number;
  readonly issued: number;
  readonly redeemed: number;
  readonly created_at: number;
}

const columns = 'id, template_key, terms, valid_days, stock_total, per_member, active, issued, redeemed, created_at';

@Injectable()
export class CouponTemplatesQueries {
  constructor(private readonly reader: Reader) {}

  async find(id: number): Promise<CouponTemplate | undefined> {
    const [row] = await this.reader.query<Row>(`SELECT ${columns} FROM coupon_template WHERE id = ?`, [id]);
    return row && templateOf(row);
  }

  async listByIds(ids: readonly number[]): Promise<readonly CouponTemplate[]> {
    if (ids.length === 0) return [];
    const rows = await this.reader.query<Row>(
      `SELECT ${columns} FROM coupon_template WHERE id IN (${ids.map(() => '?').join(', ')}) ORDER BY id`,
      ids,
    );
    return rows.map(templateOf);
  }

  /** Newest first. `search` looks for a part of the title or the key. */
  async list(of: {
    readonly search?: string | undefined;
    readonly beforeId?: number | undefined;
    readonly limit: number;
  }): Promise<Page<CouponTemplate>> {
    const filter = this.filterOf(of.search);
    const rows = await this.reader.query<Row>(
      `SELECT ${columns} FROM coupon_template WHERE ${filter.sql} AND id < ? ORDER BY id DESC LIMIT ?`,
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

function templateOf(row: Row): CouponTemplate {
  const terms = JSON.parse(row.terms) as CouponTerms;
  return {
    id: Number(row.id),
    key: row.template_key,
    terms: { ...terms, categories: [...terms.categories], stores: [...terms.stores] },
    validDays: Number(row.valid_days),
    stockTotal: row.stock_total === null ? null : Number(row.stock_total),
    perMember: Number(row.per_member),
    active: Number(row.active) === 1,
    issued: Number(row.issued),
    redeemed: Number(row.redeemed),
    createdAt: Number(row.created_at),
  };
}
