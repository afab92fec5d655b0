import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Reader } from '../db/sql.js';

@Injectable()
export class DueLotsQueries {
  constructor(private readonly reader: Reader) {}

  /** Some of the members who are to be told of an end, or of whom lots have ended: those of the first `lots` due. */
  async members(now: Instant, lots: number): Promise<readonly number[]> {
    const rows = await this.reader.query<{ member_id: number }>(
      'SELECT member_id FROM point_lot WHERE due_at <= ? ORDER BY due_at LIMIT ?',
      [now, lots],
    );
    return [...new Set(rows.map((row) => row.member_id))].sort((a, b) => a - b);
  }
}
