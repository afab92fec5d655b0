import { Injectable } from '@nestjs/common';
import type { FeedbackItem, FeedbackQuery, FeedbackRow } from '@jieti/shared/api/feedback';
import type { Page } from '@jieti/shared/api/paging';
import { Reader, type SqlValue } from '../db/sql.js';
import {
  feedbackColumns,
  feedbackItem,
  feedbackRow,
  feedbackTables,
  type FeedbackParts,
  type StoredFeedback,
  type StoredReply,
} from './feedback-row.js';

type Filter = Pick<FeedbackQuery, 'state' | 'topic' | 'search'>;

@Injectable()
export class FeedbackQueries {
  constructor(private readonly reader: Reader) {}

  /** Newest first; `search` looks for a part of the text. */
  async list(filter: Filter, beforeId: number | undefined, limit: number): Promise<Page<FeedbackRow>> {
    const where = filterOf(filter);
    const rows = await this.page(where, beforeId, limit);
    const shown = rows.slice(0, limit);
    const parts = await this.partsOf(shown);
    return {
      items: shown.map((row) => feedbackRow(row, parts(row))),
      nextCursor: rows.length > limit ? String(shown.at(-1)!.id) : null,
      total: await this.count(where),
    };
  }

  async listOf(memberId: number, beforeId: number | undefined, limit: number): Promise<Page<FeedbackItem>> {
    const where = { sql: 'f.member_id = ?', params: [memberId] };
    const rows = await this.page(where, beforeId, limit);
    const shown = rows.slice(0, limit);
    const parts = await this.partsOf(shown);
    return {
      items: shown.map((row) => feedbackItem(row, parts(row))),
      nextCursor: rows.length > limit ? String(shown.at(-1)!.id) : null,
      total: await this.count(where),
    };
  }

  async find(id: number): Promise<FeedbackRow | undefined> {
    const [row] = await this.reader.query<StoredFeedback>(
      `SELECT ${feedbackColumns} FROM ${feedbackTables} WHERE f.id = ?`,
      [id],
    );
    return row && feedbackRow(row, (await this.partsOf([row]))(row));
  }

  private page(where: Where, beforeId = Number.MAX_SAFE_INTEGER, limit: number): Promise<StoredFeedback[]> {
    return this.reader.query<StoredFeedback>(
      `SELECT ${feedbackColumns} FROM ${feedbackTables} WHERE ${where.sql} AND f.id < ? ORDER BY f.id DESC LIMIT ?`,
      [...where.params, beforeId, limit + 1],
    );
  }

  private async count(where: Where): Promise<number> {
    const [row] = await this.reader.query<{ n: number }>(
      `SELECT COUNT(*) AS n FROM feedback f WHERE ${where.sql}`,
      where.params,
    );
    return Number(row?.n ?? 0);
  }

  private async partsOf(rows: readonly StoredFeedback[]): Promise<(row: StoredFeedback) => FeedbackParts> {
    const [replies, photos] = [await this.repliesOf(rows), await this.photosOf(rows)];
    return ({ id }) => ({ replies: replies.get(Number(id)) ?? [], photos: photos.get(Number(id)) ?? [] });
  }

  private async photosOf(rows: readonly StoredFeedback[]): Promise<Map<number, string[]>> {
    const byFeedback = new Map<number, string[]>();
    if (rows.length === 0) return byFeedback;
    const photos = await this.reader.query<{ feedback_id: number; photo_key: string }>(
      `SELECT feedback_id, photo_key FROM feedback_photo
       WHERE feedback_id IN (${rows.map(() => '?').join(', ')}) ORDER BY feedback_id, id`,
      rows.map((row) => row.id),
    );
    for (const { feedback_id, photo_key } of photos) {
      const id = Number(feedback_id);
      byFeedback.set(id, [...(byFeedback.get(id) ?? []), photo_key]);
    }
    return byFeedback;
  }

  private async repliesOf(rows: readonly StoredFeedback[]): Promise<Map<number, StoredReply[]>> {
    const byFeedback = new Map<number, StoredReply[]>();
    if (rows.length === 0) return byFeedback;
    const replies = await this.reader.query<StoredReply>(
      `SELECT feedback_id, author, by_member, body, at FROM feedback_reply
       WHERE feedback_id IN (${rows.map(() => '?').join(', ')}) ORDER BY feedback_id, id`,
      rows.map((row) => row.id),
    );
    for (const reply of replies) {
      const id = Number(reply.feedback_id);
      byFeedback.set(id, [...(byFeedback.get(id) ?? []), reply]);
    }
    return byFeedback;
  }
}

interface Where {
  readonly sql: string;
  readonly params: readonly SqlValue[];
}

function filterOf({ state, topic, search }: Filter): Where {
  const parts: [string, SqlValue][] = [];
  if (state) parts.push(['f.state = ?', state]);
  if (topic) parts.push(['f.topic = ?', topic]);
  if (search) parts.push(["f.body LIKE ? ESCAPE '!'", `%${search.replace(/[\\%_!]/g, (c) => `!${c}`)}%`]);
  if (parts.length === 0) return { sql: '1 = 1', params: [] };
  return { sql: parts.map(([sql]) => sql).join(' AND '), params: parts.map(([, value]) => value) };
}
