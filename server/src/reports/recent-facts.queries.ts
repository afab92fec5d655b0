import { Injectable } from '@nestjs/common';
import type { FactKind } from '@jieti/shared/model/fact';
import type { Instant } from '@jieti/shared/model/time';
import { Reader } from '../db/sql.js';

export interface RecentFact {
  readonly id: string;
  readonly kind: FactKind;
  readonly source: string;
  readonly occurredAt: Instant;
  readonly memberId: number;
  readonly memberName: string;
  readonly storeName: string | null;
  readonly amountFen: number;
  readonly activity: string | null;
  readonly growth: number | null;
}

interface RecentFactRow {
  readonly kind: FactKind;
  readonly source: string;
  readonly external_id: string;
  readonly occurred_at: number;
  readonly member_id: number;
  readonly name: string;
  readonly store_name: string | null;
  readonly amount_fen: number;
  readonly detail: string | null;
  readonly delta: number | null;
}

@Injectable()
export class RecentFactsQueries {
  constructor(private readonly reader: Reader) {}

  /** The last facts that came in, newest first. */
  async list(limit: number): Promise<readonly RecentFact[]> {
    const rows = await this.reader.query<RecentFactRow>(
      `SELECT f.kind, f.source, f.external_id, f.occurred_at, f.member_id, m.name, s.name AS store_name, f.amount_fen,
              f.detail, g.delta
       FROM fact f JOIN member m ON m.id = f.member_id LEFT JOIN store s ON s.id = f.store_id
       LEFT JOIN growth_entry g ON g.member_id = f.member_id AND g.occurred_at = f.occurred_at AND g.source = f.source
         AND g.external_id = f.external_id
       ORDER BY f.recorded_at DESC, f.occurred_at DESC LIMIT ?`,
      [limit],
    );
    return rows.map((row) => ({
      id: `${row.source}/${row.external_id}`,
      kind: row.kind,
      source: row.source,
      occurredAt: Number(row.occurred_at),
      memberId: Number(row.member_id),
      memberName: row.name,
      storeName: row.store_name,
      amountFen: Number(row.amount_fen),
      activity: row.detail === null ? null : ((JSON.parse(row.detail) as { activity?: string }).activity ?? null),
      growth: row.delta === null ? null : Number(row.delta),
    }));
  }
}
