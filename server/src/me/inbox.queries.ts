import { Injectable } from '@nestjs/common';
import type { InboxItem } from '@jieti/shared/api/me';
import type { Page } from '@jieti/shared/api/paging';
import type { MessageKind } from '@jieti/shared/model/message';
import { Reader } from '../db/sql.js';

interface InboxRow {
  readonly id: number;
  readonly kind: MessageKind;
  readonly title: string;
  readonly body: string;
  readonly page: string;
  readonly created_at: number;
  readonly read_at: number | null;
}

@Injectable()
export class InboxQueries {
  constructor(private readonly reader: Reader) {}

  /** Newest first; `before` is the last one seen. */
  async list(memberId: number, before: number | undefined, limit: number): Promise<Page<InboxItem>> {
    const rows = await this.reader.query<InboxRow>(
      `SELECT id, kind, title, body, page, created_at, read_at FROM inbox_message
       WHERE member_id = ? AND id < ? ORDER BY id DESC LIMIT ?`,
      [memberId, before ?? Number.MAX_SAFE_INTEGER, limit + 1],
    );
    const items = rows.slice(0, limit).map(({ id, kind, title, body, page, created_at, read_at }) => ({
      ...{ id: Number(id), kind, title, body, page },
      at: Number(created_at),
      read: read_at !== null,
    }));
    const last = rows.length > limit ? items.at(-1) : undefined;
    return { items, nextCursor: last ? String(last.id) : null, total: await this.count(memberId) };
  }

  private async count(memberId: number): Promise<number> {
    const [row] = await this.reader.query<{ n: number }>(
      'SELECT COUNT(*) AS n FROM inbox_message WHERE member_id = ?',
      [memberId],
    );
    return Number(row?.n ?? 0);
  }
}
