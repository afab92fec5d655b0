import { Injectable } from '@nestjs/common';
import type { FactKey } from '@jieti/shared/model/fact';
import type { LineReturned } from '@jieti/shared/rules/price/refund-shares';
import { Dialect } from '../db/dialect.js';
import type { Tx } from '../db/sql.js';
import { Refusal } from '../http/refusal.js';
import { saleColumns, saleOf, type NewSale, type Sale, type SaleEnd, type SaleRow } from './sale.js';

const COLUMNS = [
  ...['source', 'external_id', 'member_id', 'store_id', 'staff_id', 'amount_fen', 'payable_fen', 'points_spent'],
  ...['use_key', 'price', 'refunded_fen', 'at', 'recorded_at'],
];

/** One giving back of a sale. */
export interface SaleReturn {
  readonly returnNo: string;
  readonly amountFen: number;
  /** What has been given back line by line, this one included. */
  readonly returned: readonly LineReturned[];
  readonly pointsBack: number;
  readonly ended: SaleEnd | null;
  readonly at: number;
}

/** The sale book: what was paid, line by line, and what was given back of it. */
@Injectable()
export class SalesRepository {
  constructor(private readonly dialect: Dialect) {}

  /** Refuses with receipt_repeated when the key is taken. */
  async insert(tx: Tx, sale: NewSale): Promise<void> {
    const { key, memberId, storeId, staffId, price, useKey, at, recordedAt } = sale;
    try {
      await tx.insertRows('sale', COLUMNS, [
        [
          ...[key.source, key.externalId, memberId, storeId, staffId, price.amountFen, price.payableFen],
          ...[price.pointsSpent, useKey, JSON.stringify(price), 0, at, recordedAt],
        ],
      ]);
    } catch (error) {
      if (this.dialect.isDuplicateKey(error)) throw new Refusal('receipt_repeated');
      throw error;
    }
  }

  /** The caller has locked the member. Null for what was bought before there was a sale book. */
  async lock(tx: Tx, { source, externalId }: FactKey): Promise<Sale | null> {
    const [row] = await tx.query<SaleRow>(
      `SELECT ${saleColumns} FROM sale WHERE source = ? AND external_id = ?${this.dialect.forUpdate}`,
      [source, externalId],
    );
    return row ? saleOf(row) : null;
  }

  /** What has been given back of a locked sale, line by line. */
  async returned(tx: Tx, sale: Sale): Promise<readonly LineReturned[]> {
    const [row] = await tx.query<{ parts: string }>(
      'SELECT parts FROM sale_return WHERE sale_id = ? ORDER BY id DESC LIMIT 1',
      [sale.id],
    );
    return row ? (JSON.parse(row.parts) as LineReturned[]) : [];
  }

  async isReturned(tx: Tx, sale: Sale, returnNo: string): Promise<boolean> {
    const rows = await tx.query('SELECT id FROM sale_return WHERE sale_id = ? AND return_no = ?', [sale.id, returnNo]);
    return rows.length > 0;
  }

  async insertReturn(tx: Tx, sale: Sale, back: SaleReturn): Promise<void> {
    const { returnNo, amountFen, returned, pointsBack, ended, at } = back;
    await tx.insertRows(
      'sale_return',
      ['sale_id', 'return_no', 'amount_fen', 'parts', 'points_back', 'at'],
      [[sale.id, returnNo, amountFen, JSON.stringify(returned), pointsBack, at]],
    );
    await tx.execute('UPDATE sale SET refunded_fen = refunded_fen + ?, ended = ? WHERE id = ?', [
      amountFen,
      ended,
      sale.id,
    ]);
  }
}
