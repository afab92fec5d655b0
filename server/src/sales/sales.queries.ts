import { Injectable } from '@nestjs/common';
import type { FactKey } from '@jieti/shared/model/fact';
import type { LineReturned } from '@jieti/shared/rules/price/refund-shares';
import { Reader } from '../db/sql.js';
import { saleColumns, saleOf, type Sale, type SaleRow } from './sale.js';

export interface SaleWithReturns {
  readonly sale: Sale;
  /** What has been given back, line by line. */
  readonly returned: readonly LineReturned[];
}

@Injectable()
export class SalesQueries {
  constructor(private readonly reader: Reader) {}

  async find({ source, externalId }: FactKey): Promise<SaleWithReturns | null> {
    const [row] = await this.reader.query<SaleRow & { readonly parts: string | null }>(
      `SELECT ${saleColumns},
              (SELECT r.parts FROM sale_return r WHERE r.sale_id = sale.id ORDER BY r.id DESC LIMIT 1) AS parts
       FROM sale WHERE source = ? AND external_id = ?`,
      [source, externalId],
    );
    if (!row) return null;
    return { sale: saleOf(row), returned: row.parts === null ? [] : (JSON.parse(row.parts) as LineReturned[]) };
  }
}
