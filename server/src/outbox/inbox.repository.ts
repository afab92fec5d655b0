import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import type { Tx } from '../db/sql.js';
import type { ClaimedMessage } from './outbox-leases.repository.js';

const COLUMNS = ['member_id', 'outbox_id', 'kind', 'title', 'body', 'page', 'created_at', 'read_at'] as const;

/** The messages page of the mini-program: whatever WeChat does, what we had to say is there. */
@Injectable()
export class InboxRepository {
  /** The caller sees to it that a message comes here once: when it is claimed for the first time. */
  async insert(tx: Tx, messages: readonly ClaimedMessage[], now: Instant): Promise<void> {
    const rows = messages.map(({ memberId, id, kind, content }) => [
      memberId,
      id,
      kind,
      cut(content.title, 60),
      cut(content.body, 300),
      cut(content.page, 120),
      now,
      null,
    ]);
    if (rows.length > 0) await tx.insertRows('inbox_message', COLUMNS, rows);
  }
}

const cut = (text: string, most: number): string => [...text].slice(0, most).join('');
