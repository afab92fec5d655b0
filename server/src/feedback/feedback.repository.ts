import { Injectable } from '@nestjs/common';
import type { FeedbackItem, NewFeedback } from '@jieti/shared/api/feedback';
import type { Instant } from '@jieti/shared/model/time';
import { Dialect } from '../db/dialect.js';
import type { Tx } from '../db/sql.js';
import { Refusal } from '../http/refusal.js';

export interface LockedFeedback {
  readonly memberId: number;
  readonly state: FeedbackItem['state'];
}

@Injectable()
export class FeedbackRepository {
  constructor(private readonly dialect: Dialect) {}

  /** The number of the feedback, the first one's where the request key is known. Refuses with member_unknown, photo_gone. */
  async insert(
    tx: Tx,
    feedback: NewFeedback & { readonly memberId: number; readonly channel: FeedbackItem['channel'] },
    now: Instant,
  ): Promise<number> {
    const { memberId, channel, topic, body, storeId = null, requestKey } = feedback;
    const [member] = await tx.query<{ tier: string }>(
      `SELECT tier FROM member WHERE id = ? AND status = 'active'${this.dialect.forUpdate}`,
      [memberId],
    );
    if (!member) throw new Refusal('member_unknown');
    const [first] = await tx.query<{ id: number }>('SELECT id FROM feedback WHERE member_id = ? AND request_key = ?', [
      memberId,
      requestKey,
    ]);
    if (first) return Number(first.id);
    const { insertId } = await tx.execute(
      `INSERT INTO feedback (member_id, tier, channel, topic, body, store_id, state, request_key, created_at, changed_at)
       VALUES (?, ?, ?, ?, ?, ?, 'open', ?, ?, ?)`,
      [memberId, member.tier, channel, topic, body, storeId, requestKey, now, now],
    );
    await this.attach(tx, insertId, memberId, feedback.photos ?? []);
    return insertId;
  }

  /** Photos of the same member that wait; a set, so that no order of two calls splits them. */
  private async attach(tx: Tx, id: number, memberId: number, photos: readonly string[]): Promise<void> {
    const keys = [...new Set(photos)];
    if (keys.length === 0) return;
    const { affectedRows } = await tx.execute(
      `UPDATE feedback_photo SET feedback_id = ?
       WHERE member_id = ? AND feedback_id IS NULL AND photo_key IN (${keys.map(() => '?').join(', ')})`,
      [id, memberId, ...keys],
    );
    if (affectedRows !== keys.length) throw new Refusal('photo_gone');
  }

  /** Refuses with not_found. */
  async lock(tx: Tx, id: number): Promise<LockedFeedback> {
    const [row] = await tx.query<{ member_id: number; state: FeedbackItem['state'] }>(
      `SELECT member_id, state FROM feedback WHERE id = ?${this.dialect.forUpdate}`,
      [id],
    );
    if (!row) throw new Refusal('not_found');
    return { memberId: Number(row.member_id), state: row.state };
  }

  async addReply(
    tx: Tx,
    reply: { readonly id: number; readonly author: string; readonly byMember: boolean; readonly body: string },
    now: Instant,
  ): Promise<void> {
    const { id, author, byMember, body } = reply;
    await tx.insertRows(
      'feedback_reply',
      ['feedback_id', 'author', 'by_member', 'body', 'at'],
      [[id, author, byMember, body, now]],
    );
  }

  async updateState(tx: Tx, id: number, state: FeedbackItem['state'], now: Instant): Promise<void> {
    await tx.execute('UPDATE feedback SET state = ?, changed_at = ? WHERE id = ?', [state, now, id]);
  }
}
