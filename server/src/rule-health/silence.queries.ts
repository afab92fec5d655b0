import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Reader } from '../db/sql.js';

const YEAR_MS = 365 * 86_400_000;
const SILENT_MS = 90 * 86_400_000;

/** Who has not bought for a quarter of a year, among those who have been here for long. */
@Injectable()
export class SilenceQueries {
  constructor(private readonly reader: Reader) {}

  /** Tier key → share of those members, 0–1; where nobody has been here for a year, of all. */
  async shares(programme: string, now: Instant): Promise<ReadonlyMap<string, number>> {
    const old = await this.sharesOf(programme, now, now - YEAR_MS);
    return old.size > 0 ? old : this.sharesOf(programme, now, now);
  }

  private async sharesOf(programme: string, now: Instant, joinedBy: Instant): Promise<ReadonlyMap<string, number>> {
    const ladder = programme === 'membership';
    const rows = await this.reader.query<{ tier: string; n: number; silent: number }>(
      `SELECT ${ladder ? 'm' : 's'}.tier AS tier, COUNT(*) AS n,
         SUM(CASE WHEN m.last_order_at IS NULL OR m.last_order_at < ? THEN 1 ELSE 0 END) AS silent
       FROM member m ${ladder ? '' : 'JOIN ladder_standing s ON s.programme = ? AND s.member_id = m.id'}
       WHERE m.status = 'active' AND m.joined_at <= ? GROUP BY ${ladder ? 'm' : 's'}.tier`,
      [now - SILENT_MS, ...(ladder ? [] : [programme]), joinedBy],
    );
    return new Map(rows.map((row) => [row.tier, Number(row.silent) / Number(row.n)]));
  }
}
