import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Reader } from '../db/sql.js';
import type { IdRange } from './figure-reader.js';

/** Who there is, and where they stand. */
@Injectable()
export class PopulationQueries {
  constructor(private readonly reader: Reader) {}

  async extent(): Promise<IdRange & { readonly members: number }> {
    const [row] = await this.reader.query<{ first: number | null; last: number | null }>(
      'SELECT MIN(id) AS first, MAX(id) AS last FROM member',
    );
    const [count] = await this.reader.query<{ n: number }>("SELECT COUNT(*) AS n FROM member WHERE status = 'active'");
    return { first: Number(row?.first ?? 1), last: Number(row?.last ?? 0), members: Number(count?.n ?? 0) };
  }

  /** Active members of the range with the tier they hold on the ladder; null where they hold none yet. */
  async tiers(programme: string, { first, last }: IdRange): Promise<readonly { id: number; tier: string | null }[]> {
    return programme === 'membership'
      ? this.reader.query("SELECT id, tier FROM member WHERE id BETWEEN ? AND ? AND status = 'active'", [first, last])
      : this.reader.query(
          `SELECT m.id AS id, s.tier AS tier FROM member m
           LEFT JOIN ladder_standing s ON s.programme = ? AND s.member_id = m.id
           WHERE m.id BETWEEN ? AND ? AND m.status = 'active'`,
          [programme, first, last],
        );
  }

  /** When the last fact came in: until the next one, every figure of a day stays as it is. */
  async lastRecorded(): Promise<Instant> {
    const [row] = await this.reader.query<{ at: number | null }>('SELECT MAX(recorded_at) AS at FROM fact');
    return Number(row?.at ?? 0);
  }
}
