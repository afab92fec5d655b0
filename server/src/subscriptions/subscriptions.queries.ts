import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Reader } from '../db/sql.js';

@Injectable()
export class SubscriptionsQueries {
  constructor(private readonly reader: Reader) {}

  /** Consents left, by WeChat template id. */
  async remaining(memberId: number): Promise<ReadonlyMap<string, number>> {
    const rows = await this.reader.query<{ template_id: string; remaining: number }>(
      'SELECT template_id, remaining FROM subscription_quota WHERE member_id = ?',
      [memberId],
    );
    return new Map(rows.map((row) => [row.template_id, Number(row.remaining)]));
  }

  /** WeChat template id → when the member refused it, where that was their last answer. */
  async refusals(memberId: number): Promise<ReadonlyMap<string, Instant>> {
    const rows = await this.reader.query<{ template_id: string; result: string; created_at: number }>(
      `SELECT template_id, result, created_at FROM subscription_event
       WHERE member_id = ? AND result IN ('accept', 'reject') ORDER BY created_at, request_id`,
      [memberId],
    );
    const last = new Map<string, Instant>();
    for (const { template_id, result, created_at } of rows)
      if (result === 'reject') last.set(template_id, Number(created_at));
      else last.delete(template_id);
    return last;
  }
}
