import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Reader } from '../db/sql.js';

@Injectable()
export class WechatEventsQueries {
  constructor(private readonly reader: Reader) {}

  /** Ids of what waits and is due, in the order of arrival, after this one. */
  async listDue(after: number, now: Instant, limit: number): Promise<readonly number[]> {
    const rows = await this.reader.query<{ id: number | string }>(
      `SELECT id FROM wechat_event WHERE state = 'pending' AND id > ? AND next_try_at <= ? ORDER BY id LIMIT ?`,
      [after, now, limit],
    );
    return rows.map((row) => Number(row.id));
  }
}
