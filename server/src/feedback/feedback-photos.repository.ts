import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Dialect } from '../db/dialect.js';
import type { Tx } from '../db/sql.js';
import { Refusal } from '../http/refusal.js';
import { lockActiveMember } from '../members/active-member.repository.js';

export interface NewPhoto {
  readonly key: string;
  readonly memberId: number;
  readonly mediaType: string;
  readonly content: Uint8Array;
}

@Injectable()
export class FeedbackPhotosRepository {
  constructor(private readonly dialect: Dialect) {}

  /** It waits for its words. Refuses with member_unknown. */
  async insert(tx: Tx, photo: NewPhoto, now: Instant): Promise<void> {
    const { key, memberId, mediaType, content } = photo;
    if (!(await lockActiveMember(tx, memberId, this.dialect))) throw new Refusal('member_unknown');
    await tx.insertRows(
      'feedback_photo',
      ['photo_key', 'member_id', 'feedback_id', 'media_type', 'content', 'created_at'],
      [[key, memberId, null, mediaType, content, now]],
    );
  }

  /** Photos that never got their words: all from before `since`, and all but the newest `most` of this member. */
  async dropWaiting(tx: Tx, memberId: number, { since, most }: { since: Instant; most: number }): Promise<void> {
    const waiting = await tx.query<{ id: number; created_at: number }>(
      'SELECT id, created_at FROM feedback_photo WHERE member_id = ? AND feedback_id IS NULL ORDER BY id DESC',
      [memberId],
    );
    const gone = waiting.filter(({ created_at }, i) => i >= most || Number(created_at) < since);
    if (gone.length === 0) return;
    await tx.execute(
      `DELETE FROM feedback_photo WHERE id IN (${gone.map(() => '?').join(', ')})`,
      gone.map(({ id }) => id),
    );
  }
}
