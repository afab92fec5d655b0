import { Injectable } from '@nestjs/common';
import type { CouponTerms } from '@jieti/shared/model/coupon';
import { placeholders } from '../db/in-list.js';
import { Reader } from '../db/sql.js';

@Injectable()
export class GiftTitlesQueries {
  constructor(private readonly reader: Reader) {}

  /** Coupon template key → what the coupon is called. */
  async titles(keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (keys.length === 0) return new Map();
    const rows = await this.reader.query<{ template_key: string; terms: string }>(
      `SELECT template_key, terms FROM coupon_template WHERE template_key IN (${placeholders(keys.length)})`,
      keys,
    );
    return new Map(rows.map((row) => [row.template_key, (JSON.parse(row.terms) as CouponTerms).title]));
  }
}
