import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Dialect } from '../db/dialect.js';
import { chunked, placeholders } from '../db/in-list.js';
import type { Tx } from '../db/sql.js';
import type { WecomGroup } from '../wechat/wecom-groups.js';

const columns = [
  ...['chat_id', 'name', 'owner', 'created_at', 'member_version', 'dismissed_at', 'read_at', 'next_read_at'],
];

/** The shop's groups, and when WeCom is to be asked again who is in them. */
@Injectable()
export class GroupChatsRepository {
  constructor(private readonly dialect: Dialect) {}

  /** Notes groups that exist; what is known of the others stays. */
  async putListed(tx: Tx, chatIds: readonly string[], now: Instant): Promise<void> {
    for (const part of chunked([...new Set(chatIds)], 500)) {
      const rows = await tx.query<{ chat_id: string }>(
        `SELECT chat_id FROM group_chat WHERE chat_id IN (${placeholders(part.length)})`,
        part,
      );
      const known = new Set(rows.map((row) => row.chat_id));
      const fresh = part.filter((chatId) => !known.has(chatId));
      await tx.insertRows(
        'group_chat',
        columns,
        fresh.map((chatId) => [chatId, '', '', now, '', null, 0, now]),
      );
    }
  }

  /** When the group was last read; the row is held until the transaction ends. Null where nobody knows it. */
  async lock(tx: Tx, chatId: string): Promise<{ readonly readAt: Instant; readonly isDismissed: boolean } | null> {
    const [row] = await tx.query<{ read_at: number; dismissed_at: number | null }>(
      `SELECT read_at, dismissed_at FROM group_chat WHERE chat_id = ?${this.dialect.forUpdate}`,
      [chatId],
    );
    return row ? { readAt: Number(row.read_at), isDismissed: row.dismissed_at !== null } : null;
  }

  async update(tx: Tx, group: WecomGroup, readAt: Instant, nextReadAt: Instant): Promise<void> {
    await tx.execute(
      `UPDATE group_chat SET name = ?, owner = ?, created_at = ?, member_version = ?, read_at = ?, next_read_at = ?
       WHERE chat_id = ?`,
      [
        ...[group.name.slice(0, 120), group.owner, group.createdAt, group.memberVersion.slice(0, 64)],
        ...[readAt, nextReadAt, group.chatId],
      ],
    );
  }

  /** It is asked at `at` who is in it, unless it is asked sooner. */
  async readSoon(tx: Tx, chatId: string, at: Instant): Promise<void> {
    await tx.execute('UPDATE group_chat SET next_read_at = ? WHERE chat_id = ? AND next_read_at > ?', [at, chatId, at]);
  }

  async postpone(tx: Tx, chatId: string, until: Instant): Promise<void> {
    await tx.execute('UPDATE group_chat SET next_read_at = ? WHERE chat_id = ?', [until, chatId]);
  }

  /** False where it was already. */
  async dismiss(tx: Tx, chatId: string, at: Instant): Promise<boolean> {
    const sql = 'UPDATE group_chat SET dismissed_at = ? WHERE chat_id = ? AND dismissed_at IS NULL';
    return (await tx.execute(sql, [at, chatId])).affectedRows > 0;
  }
}
