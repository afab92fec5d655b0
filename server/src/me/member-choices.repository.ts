import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import type { Tx } from '../db/sql.js';
import { ConsentWordsRepository } from '../privacy/consent-words.repository.js';

/** What members decide for themselves. */
@Injectable()
export class MemberChoicesRepository {
  constructor(private readonly words: ConsentWordsRepository) {}

  /** True when the message is theirs; reading it again changes nothing. */
  async markRead(tx: Tx, memberId: number, messageId: number, now: Instant): Promise<boolean> {
    const { affectedRows } = await tx.execute(
      'UPDATE inbox_message SET read_at = COALESCE(read_at, ?) WHERE id = ? AND member_id = ?',
      [now, messageId, memberId],
    );
    return affectedRows > 0;
  }

  /** A word of consent like any other. */
  async updateMarketing(tx: Tx, memberId: number, marketing: boolean, now: Instant): Promise<void> {
    const word = { subject: 'marketing', granted: marketing, channel: 'miniProgram', givenBy: 'member' } as const;
    await this.words.record(tx, { memberId, ...word, now });
  }
}
