import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Reader } from '../db/sql.js';

/** The door that check-ins come through, and how their numbers begin. */
export const checkInSource = 'app';
export const checkInNumber = (memberId: number, day: string): string => `checkin:${memberId}:${day}`;

@Injectable()
export class CheckInsQueries {
  constructor(private readonly reader: Reader) {}

  /** When a member checked in from `since` on, in order; the facts themselves are the record. */
  async listSince(memberId: number, since: Instant): Promise<readonly Instant[]> {
    const rows = await this.reader.query<{ occurred_at: number }>(
      `SELECT occurred_at FROM fact
       WHERE member_id = ? AND occurred_at >= ? AND kind = 'engagement' AND source = ? AND external_id LIKE 'checkin:%'
       ORDER BY occurred_at`,
      [memberId, since, checkInSource],
    );
    return rows.map((row) => Number(row.occurred_at));
  }
}
