import { Injectable } from '@nestjs/common';
import type { BusinessDay, Instant } from '@jieti/shared/model/time';
import { Reader } from '../db/sql.js';

export interface LinkedStay {
  readonly memberId: number;
  readonly chatId: string;
  readonly joinedAt: Instant;
  readonly leftAt: Instant | null;
  /** Since when the member agrees and is known by it. */
  readonly linkedAt: Instant;
}

interface StayRow {
  readonly member_id: number;
  readonly chat_id: string;
  readonly joined_at: number;
  readonly left_at: number | null;
  readonly linked_at: number;
}

/** What there is to do about groups. */
@Injectable()
export class GroupWorkQueries {
  constructor(private readonly reader: Reader) {}

  async listDue(now: Instant, limit: number): Promise<readonly string[]> {
    const rows = await this.reader.query<{ chat_id: string }>(
      'SELECT chat_id FROM group_chat WHERE dismissed_at IS NULL AND next_read_at <= ? ORDER BY next_read_at LIMIT ?',
      [now, limit],
    );
    return rows.map((row) => row.chat_id);
  }

  async listLive(): Promise<readonly string[]> {
    const rows = await this.reader.query<{ chat_id: string }>(
      'SELECT chat_id FROM group_chat WHERE dismissed_at IS NULL',
    );
    return rows.map((row) => row.chat_id);
  }

  /** Owners of groups with the last day that was counted for them. */
  async listOwners(): Promise<readonly { readonly owner: string; readonly lastDay: BusinessDay | null }[]> {
    const rows = await this.reader.query<{ owner: string; last_day: number | null }>(
      `SELECT c.owner AS owner, (SELECT MAX(d.day) FROM group_day d WHERE d.owner = c.owner) AS last_day
       FROM group_chat c WHERE c.owner <> '' AND c.dismissed_at IS NULL GROUP BY c.owner`,
    );
    return rows.map(({ owner, last_day }) => ({ owner, lastDay: last_day === null ? null : Number(last_day) }));
  }

  /** Members with stays that reach to `since` or beyond, by number. */
  async listLinked(since: Instant, afterId: number, limit: number): Promise<readonly number[]> {
    const rows = await this.reader.query<{ id: number }>(
      `SELECT DISTINCT member_id AS id FROM group_stay
       WHERE member_id > ? AND (left_at IS NULL OR left_at >= ?) ORDER BY member_id LIMIT ?`,
      [afterId, since, limit],
    );
    return rows.map((row) => Number(row.id));
  }

  async staysOf(memberId: number): Promise<readonly LinkedStay[]> {
    const rows = await this.reader.query<StayRow>(
      `SELECT member_id, chat_id, joined_at, left_at, linked_at FROM group_stay WHERE member_id = ?`,
      [memberId],
    );
    return rows.map((row) => ({
      memberId: Number(row.member_id),
      chatId: row.chat_id,
      joinedAt: Number(row.joined_at),
      leftAt: row.left_at === null ? null : Number(row.left_at),
      linkedAt: Number(row.linked_at),
    }));
  }
}
