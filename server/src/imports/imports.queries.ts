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
    return Number(rows[0]?.n ?? 0);
  }

  /** The ids of the members who have facts of this source. */
  async listMembers(source: string): Promise<readonly number[]> {
    const sql = 'SELECT DISTINCT member_id FROM fact WHERE source = ?';
    return (await this.reader.query<{ member_id: number }>(sql, [source])).map((row) => row.member_id);
  }
}
