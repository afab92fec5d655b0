import { Injectable } from '@nestjs/common';
import { Reader } from '../db/sql.js';

/** A balance that is not the sum of its entries, or is negative. */
export interface ConsentDifference {
  readonly memberId: number;
  readonly templateId: string;
  readonly remaining: number;
  readonly entries: number;
}

export interface ConsentCheck {
  readonly balances: number;
  readonly differences: readonly ConsentDifference[];
}

const SHOWN = 50;

/** The proof of the consent ledger: every balance follows from its entries. */
@Injectable()
export class ConsentBalancesQueries {
  constructor(private readonly reader: Reader) {}

  /** At most 50 differences; entries without a balance are differences too. */
  async check(): Promise<ConsentCheck> {
    const [count] = await this.reader.query<{ n: number }>('SELECT COUNT(*) AS n FROM subscription_quota');
    const rows = await this.reader.query<{
      readonly member_id: number;
      readonly template_id: string;
      readonly remaining: number;
      readonly entries: number;
    }>(
      `SELECT member_id, template_id, SUM(remaining) AS remaining, SUM(entries) AS entries FROM (
         SELECT member_id, template_id, remaining, 0 AS entries FROM subscription_quota
         UNION ALL SELECT member_id, template_id, 0 AS remaining, SUM(delta) AS entries FROM consent_entry
         GROUP BY member_id, template_id) AS both_sides
       GROUP BY member_id, template_id HAVING SUM(remaining) <> SUM(entries) OR SUM(remaining) < 0
       ORDER BY member_id, template_id LIMIT ${SHOWN}`,
    );
    const differences = rows.map((row) => ({
      memberId: Number(row.member_id),
      templateId: row.template_id,
      remaining: Number(row.remaining),
      entries: Number(row.entries),
    }));
    return { balances: Number(count?.n ?? 0), differences };
  }
}
