import { chunked, placeholders } from '../db/in-list.js';
import type { Reader } from '../db/sql.js';

const IN_LIST = 1000;

/** How the notice of a new tier is sent: null where a channel has no template for it. */
export interface NoticeChannels {
  readonly subscriptionTemplate: string | null;
  readonly officialAccountTemplate: string | null;
}

/** Who of some members can be told, and what they have been given already. */
export class ReachQueries {
  constructor(private readonly reader: Reader) {}

  /** Those whose account is open. */
  async open(ids: readonly number[]): Promise<ReadonlySet<number>> {
    return this.ids(ids, (marks) => `SELECT id AS member_id FROM member WHERE id IN (${marks}) AND status <> 'closed'`);
  }

  /** Those who have a consent left for the template. */
  async consenting(ids: readonly number[], template: string): Promise<ReadonlySet<number>> {
    const sql = (marks: string) =>
      `SELECT member_id FROM subscription_quota WHERE member_id IN (${marks}) AND remaining > 0 AND template_id = ?`;
    return this.ids(ids, sql, [template]);
  }

  async followers(ids: readonly number[]): Promise<ReadonlySet<number>> {
    const sql = (marks: string) =>
      `SELECT DISTINCT member_id FROM member_identity WHERE member_id IN (${marks}) AND kind = 'oaOpenid'`;
    return this.ids(ids, sql);
  }

  /** `member/grantKey` of the upgrade gifts they have. */
  async gifts(ids: readonly number[]): Promise<ReadonlySet<string>> {
    const held = new Set<string>();
    for (const part of chunked(ids, IN_LIST)) {
      const rows = await this.reader.query<{ member_id: number; grant_key: string }>(
        `SELECT member_id, grant_key FROM coupon WHERE member_id IN (${placeholders(part.length)}) AND grant_key LIKE 'gift:%'`,
        part,
      );
      for (const row of rows) held.add(`${row.member_id}/${row.grant_key}`);
    }
    return held;
  }

  private async ids(
    ids: readonly number[],
    sql: (marks: string) => string,
    params: readonly string[] = [],
  ): Promise<ReadonlySet<number>> {
    const found = new Set<number>();
    for (const part of chunked(ids, IN_LIST))
      for (const row of await this.reader.query<{ member_id: number }>(sql(placeholders(part.length)), [
        ...part,
        ...params,
      ]))
        found.add(row.member_id);
    return found;
  }
}
