import { Injectable } from '@nestjs/common';
import type { MemberDetail } from '@jieti/shared/api/members';
import { Reader } from '../db/sql.js';

/** How a member may be reached, and what they were told. */
@Injectable()
export class MemberContactsQueries {
  constructor(private readonly reader: Reader) {}

  /** Consents left for each template that can be subscribed to. */
  async quotas(memberId: number): Promise<MemberDetail['quotas']> {
    const rows = await this.reader.query<{ template_id: string; title: string; remaining: number | null }>(
      `SELECT t.subscription_template_id AS template_id, t.title, q.remaining FROM message_template t
       LEFT JOIN subscription_quota q ON q.template_id = t.subscription_template_id AND q.member_id = ?
       WHERE t.subscription_template_id IS NOT NULL AND t.subscription_template_id <> '' ORDER BY t.template_key`,
      [memberId],
    );
    return rows.map((row) => ({
      templateId: row.template_id,
      title: row.title,
      remaining: Number(row.remaining ?? 0),
    }));
  }

  /** The last 30 messages with their outcomes, newest first. */
  async messages(memberId: number): Promise<MemberDetail['messages']> {
    const rows = await this.reader.query<{
      id: number;
      created_at: number;
      decided_at: number | null;
      content: string;
      channel: string | null;
      state: string;
      reason: string | null;
    }>(
      `SELECT id, created_at, decided_at, content, channel, state, reason FROM outbox_message
       WHERE member_id = ? ORDER BY created_at DESC, id DESC LIMIT 30`,
      [memberId],
    );
    return rows.map(({ id, created_at, decided_at, content, channel, state, reason }) => ({
      id: Number(id),
      at: Number(decided_at ?? created_at),
      title: (JSON.parse(content) as { title?: string }).title ?? '',
      ...{ channel, state, reason },
    }));
  }

  /** When each template was last accepted. */
  async lastAccepted(memberId: number): Promise<number | null> {
    const [row] = await this.reader.query<{ at: number | null }>(
      "SELECT MAX(created_at) AS at FROM subscription_event WHERE member_id = ? AND result = 'accept'",
      [memberId],
    );
    return row?.at === null || row?.at === undefined ? null : Number(row.at);
  }
}
