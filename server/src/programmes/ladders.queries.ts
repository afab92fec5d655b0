import { Injectable } from '@nestjs/common';
import { Reader } from '../db/sql.js';

/** How many stand where. */
@Injectable()
export class LaddersQueries {
  constructor(private readonly reader: Reader) {}

  /** Tier key → active members on this ladder. */
  async membersByTier(programme: string): Promise<ReadonlyMap<string, number>> {
    const rows = await this.reader.query<{ tier: string; n: number }>(
      programme === 'membership'
        ? "SELECT tier, COUNT(*) AS n FROM member WHERE status = 'active' GROUP BY tier"
        : 'SELECT tier, COUNT(*) AS n FROM ladder_standing WHERE programme = ? GROUP BY tier',
      programme === 'membership' ? [] : [programme],
    );
    return new Map(rows.map((row) => [row.tier, Number(row.n)]));
  }
}
