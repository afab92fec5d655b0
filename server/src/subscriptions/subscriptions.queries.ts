import { Injectable } from '@nestjs/common';
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
}
