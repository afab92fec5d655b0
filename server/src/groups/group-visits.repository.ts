import { Injectable } from '@nestjs/common';
import type { BusinessDay, Instant } from '@jieti/shared/model/time';
import type { Tx } from '../db/sql.js';

export interface GroupVisit {
  readonly memberId: number;
  readonly groupHash: string;
  readonly day: BusinessDay;
  readonly at: Instant;
}

/** Which group of WeChat is which of the shop's, and who came from where; the groups' own numbers are not kept. */
@Injectable()
export class GroupVisitsRepository {
  async findOpenGroup(tx: Tx, groupHash: string): Promise<{ chatId: string | null; askedAt: Instant } | null> {
    const [row] = await tx.query<{ chat_id: string | null; asked_at: number }>(
      'SELECT chat_id, asked_at FROM open_group WHERE group_hash = ?',
      [groupHash],
    );
    return row ? { chatId: row.chat_id, askedAt: Number(row.asked_at) } : null;
  }

  /** What WeCom said, in the place of what it said before. */
  async putOpenGroup(tx: Tx, groupHash: string, chatId: string | null, now: Instant): Promise<void> {
    const { affectedRows } = await tx.execute('UPDATE open_group SET chat_id = ?, asked_at = ? WHERE group_hash = ?', [
      ...[chatId, now, groupHash],
    ]);
    if (affectedRows > 0) return;
    await tx.insertRows('open_group', ['group_hash', 'chat_id', 'asked_at'], [[groupHash, chatId, now]]);
  }

  async hasVisited(tx: Tx, { memberId, groupHash, day }: Omit<GroupVisit, 'at'>): Promise<boolean> {
    const rows = await tx.query('SELECT day FROM group_visit WHERE member_id = ? AND group_hash = ? AND day = ?', [
      ...[memberId, groupHash, day],
    ]);
    return rows.length > 0;
  }

  async insert(tx: Tx, { memberId, groupHash, day, at }: GroupVisit): Promise<void> {
    await tx.insertRows('group_visit', ['member_id', 'group_hash', 'day', 'at'], [[memberId, groupHash, day, at]]);
  }
}
