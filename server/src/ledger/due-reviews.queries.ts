import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Reader } from '../db/sql.js';

@Injectable()
export class DueReviewsQueries {
  constructor(private readonly reader: Reader) {}

  /** Members whose next review is due at `now`, longest due first, found by index. */
  async list(now: Instant, limit: number): Promise<readonly number[]> {
    const rows = await this.reader.query<{ id: number }>(
      'SELECT id FROM member WHERE next_review_at <= ? ORDER BY next_review_at, id LIMIT ?',
      [now, limit],
    );
    return rows.map((row) => row.id);
  }
}
