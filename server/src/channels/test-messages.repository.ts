import { Injectable } from '@nestjs/common';
import type { MessageContent } from '@jieti/shared/model/message';
import type { Instant } from '@jieti/shared/model/time';
import type { Tx } from '../db/sql.js';

export interface TestMessage {
  readonly owner: string;
  readonly memberId: number;
  readonly templateKey: string;
  readonly channel: 'subscription' | 'officialAccount';
  readonly content: MessageContent;
  readonly leaseUntil: Instant;
}

@Injectable()
export class TestMessagesRepository {
  /** A message that `owner` is sending already: like any other, it ends with one outcome, also when we do not come back. */
  async insert(tx: Tx, message: TestMessage, now: Instant): Promise<number> {
    const { owner, memberId, templateKey, channel, content, leaseUntil } = message;
    const { insertId } = await tx.execute(
      `INSERT INTO outbox_message (member_id, kind, template_key, content, dedupe_key, state, channel, attempts, due_at,
         lease_owner, lease_until, created_at)
       VALUES (?, 'campaign', ?, ?, ?, 'sending', ?, 1, ?, ?, ?, ?)`,
      [memberId, templateKey, JSON.stringify(content), owner, channel, now, owner, leaseUntil, now],
    );
    return insertId;
  }
}
