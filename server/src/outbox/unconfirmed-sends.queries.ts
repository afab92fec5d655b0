import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Reader } from '../db/sql.js';

@Injectable()
export class UnconfirmedSendsQueries {
  constructor(private readonly reader: Reader) {}

  /** Messages WeChat took that were due in this time and of which it has not said what became of them. */
  async count(from: Instant, until: Instant): Promise<number> {
    const [row] = await this.reader.query<{ n: number }>(
      `SELECT COUNT(*) AS n FROM outbox_message WHERE state = 'sent' AND due_at BETWEEN ? AND ?
       AND msgid IS NOT NULL AND confirmed_at IS NULL AND decided_at <= ?`,
      [from, until, until],
    );
    return Number(row?.n ?? 0);
  }
}
