import { Injectable } from '@nestjs/common';
import type { FactKey } from '@jieti/shared/model/fact';
import type { LineReturned } from '@jieti/shared/rules/price/refund-shares';
import { Reader } from '../db/sql.js';
import type { Sale } from '../sales/sale.js';
import { SalesQueries } from '../sales/sales.queries.js';

/** A receipt as it may be given back. */
export interface Refundable {
  readonly memberId: number;
  /** Null for what was rung up before there was a sale book. */
  readonly sale: Sale | null;
  readonly returned: readonly LineReturned[];
  /** Fen that may still be given back. */
  readonly leftFen: number;
}

interface OrderRow {
  readonly member_id: number | string;
  readonly amount_fen: number | string;
  readonly refunded: number | string | null;
}

@Injectable()
export class RefundableQueries {
  constructor(
    private readonly reader: Reader,
    private readonly sales: SalesQueries,
  ) {}

  async find(order: FactKey): Promise<Refundable | null> {
    const found = await this.sales.find(order);
    if (found) {
      const { sale, returned } = found;
      return { memberId: sale.memberId, sale, returned, leftFen: sale.price.payableFen - sale.refundedFen };
    }
    const { source, externalId } = order;
    const [row] = await this.reader.query<OrderRow>(
      `SELECT f.member_id, f.amount_fen,
              (SELECT SUM(r.amount_fen) FROM fact r
               WHERE r.order_source = f.source AND r.order_external_id = f.external_id) AS refunded
       FROM fact f WHERE f.source = ? AND f.external_id = ? AND f.kind = 'purchase'`,
      [source, externalId],
    );
    if (!row) return null;
    const leftFen = Number(row.amount_fen) - Number(row.refunded ?? 0);
    return { memberId: Number(row.member_id), sale: null, returned: [], leftFen };
  }
}
