import { Injectable } from '@nestjs/common';
import type { Channel, MessageState } from '@jieti/shared/model/message';
import type { Instant } from '@jieti/shared/model/time';
import { Reader, type SqlValue } from '../db/sql.js';

export interface RecipientFilter {
  readonly campaignId: number;
  readonly state?: string | undefined;
  readonly reason?: string | undefined;
}

/** A message of a campaign with its receiver; the name is in clear, so it is masked before it leaves. */
export interface RecipientRecord {
  readonly id: number;
  readonly memberId: number;
  readonly name: string;
  readonly cardNo: string;
  readonly tier: string;
  readonly state: MessageState;
  readonly channel: Channel | null;
  readonly reason: string | null;
  readonly decidedAt: Instant | null;
}

interface Row {
  readonly id: number;
  readonly member_id: number;
  readonly name: string;
  readonly card_no: string;
  readonly tier: string;
  readonly state: MessageState;
  readonly channel: Channel | null;
  readonly reason: string | null;
  readonly decided_at: number | null;
}

@Injectable()
export class CampaignRecipientsQueries {
  constructor(private readonly reader: Reader) {}

  /** In the order in which they were written down, after `afterId`. */
  async list(filter: RecipientFilter, afterId: number, limit: number): Promise<readonly RecipientRecord[]> {
    const where = conditionOf(filter);
    const rows = await this.reader.query<Row>(
      `SELECT o.id, o.member_id, m.name, m.card_no, o.tier, o.state, o.channel, o.reason, o.decided_at
       FROM outbox_message o JOIN member m ON m.id = o.member_id
       WHERE ${where.sql} AND o.id > ? ORDER BY o.id LIMIT ?`,
      [...where.params, afterId, limit],
    );
    return rows.map(recordOf);
  }

  async count(filter: RecipientFilter): Promise<number> {
    const where = conditionOf(filter);
    const [row] = await this.reader.query<{ n: number }>(
      `SELECT COUNT(*) AS n FROM outbox_message o WHERE ${where.sql}`,
      where.params,
    );
    return Number(row?.n ?? 0);
  }
}

function conditionOf(filter: RecipientFilter): { readonly sql: string; readonly params: readonly SqlValue[] } {
  const parts = ['o.campaign_id = ?'];
  const params: SqlValue[] = [filter.campaignId];
  if (filter.state) {
    parts.push('o.state = ?');
    params.push(filter.state);
  }
  if (filter.reason) {
    parts.push('o.reason = ?');
    params.push(filter.reason);
  }
  return { sql: parts.join(' AND '), params };
}

function recordOf(row: Row): RecipientRecord {
  return {
    id: Number(row.id),
    memberId: Number(row.member_id),
    name: row.name,
    cardNo: row.card_no,
    tier: row.tier,
    state: row.state,
    channel: row.channel,
    reason: row.reason,
    decidedAt: row.decided_at === null ? null : Number(row.decided_at),
  };
}
