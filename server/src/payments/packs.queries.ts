import { Injectable } from '@nestjs/common';
import type { CouponPackView } from '@jieti/shared/api/packs';
import type { CouponTerms } from '@jieti/shared/model/coupon';
import { Reader } from '../db/sql.js';
import { packColumns, packOf, type PackRow } from './coupon-pack.js';

const qualified = packColumns
  .split(', ')
  .map((column) => `p.${column}`)
  .join(', ');

@Injectable()
export class PacksQueries {
  constructor(private readonly reader: Reader) {}

  /** Newest first, at most 200; what members can buy, or everything. */
  async list(which: 'onSale' | 'all'): Promise<readonly CouponPackView[]> {
    const where = which === 'all' ? '1 = 1' : 'p.active = 1 AND (p.stock_total IS NULL OR p.taken < p.stock_total)';
    const rows = await this.reader.query<PackRow & { readonly terms: string }>(
      `SELECT ${qualified}, t.terms FROM coupon_pack p JOIN coupon_template t ON t.id = p.template_id
       WHERE ${where} ORDER BY p.id DESC LIMIT 200`,
    );
    return rows.map((row) => ({ ...packOf(row), couponTitle: (JSON.parse(row.terms) as CouponTerms).title }));
  }

  async find(id: number): Promise<CouponPackView | null> {
    return (await this.list('all')).find((pack) => pack.id === id) ?? null;
  }
}
