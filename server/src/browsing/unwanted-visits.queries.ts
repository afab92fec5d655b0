import { Injectable } from '@nestjs/common';
import { Reader } from '../db/sql.js';

@Injectable()
export class UnwantedVisitsQueries {
  constructor(private readonly reader: Reader) {}

  /** Members of whom visits are kept though they do not agree (any more), or have left: a batch met the withdrawal. */
  async listMembers(): Promise<readonly number[]> {
    const rows = await this.reader.query<{ id: number }>(
      `SELECT seen.id AS id FROM (
         SELECT DISTINCT member_id AS id FROM browse_visit UNION SELECT DISTINCT member_id AS id FROM member_interest
       ) seen JOIN member m ON m.id = seen.id
       WHERE m.status <> 'active' OR COALESCE((
         SELECT c.granted FROM privacy_consent c
         WHERE c.member_id = seen.id AND c.purpose = 'browsing' ORDER BY c.id DESC LIMIT 1
       ), 0) = 0`,
    );
    return rows.map((row) => Number(row.id));
  }
}
