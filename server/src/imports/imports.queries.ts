import { Injectable } from '@nestjs/common';
import { Reader } from '../db/sql.js';

@Injectable()
export class ImportsQueries {
  constructor(private readonly reader: Reader) {}

  /** How many members have facts of this source. */
  async countMembers(source: string): Promise<number> {
    const rows = await this.reader.query<{ n: number }>(
      'SELECT COUNT(DISTINCT member_id) AS n FROM fact WHERE source = ?',
      [source],
    );
    return rows[0]?.n ?? 0;
  }

  /** Which of these numbers the source has recorded already. */
  async listKnown(source: string, externalIds: readonly string[]): Promise<ReadonlySet<string>> {
    if (externalIds.length === 0) return new Set();
    const rows = await this.reader.query<{ external_id: string }>(
      `SELECT external_id FROM fact WHERE source = ? AND external_id IN (${externalIds.map(() => '?').join(', ')})`,
      [source, ...externalIds],
    );
    return new Set(rows.map((row) => row.external_id));
  }
}
