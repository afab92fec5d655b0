import { Injectable } from '@nestjs/common';
import type { NoticeView } from '@jieti/shared/api/notices';
import type { Channel, MessageState } from '@jieti/shared/model/message';
import { outcomeLabel } from '@jieti/shared/rules/message-labels';
import { Reader } from '../db/sql.js';
import { groupBy } from '../group-by.js';

interface SentRow {
  readonly id: number;
  readonly template_key: string;
  readonly title: string;
  readonly state: MessageState;
  readonly channel: Channel | null;
  readonly reason: string | null;
  readonly created_at: number;
}

const LOOKED_AT = 60;
const SHOWN = 3;

@Injectable()
export class SentNoticesQueries {
  constructor(private readonly reader: Reader) {}

  /** Template key → the last messages of the kind, newest first, out of the member's last sixty. */
  async recent(memberId: number): Promise<ReadonlyMap<string, NoticeView['recent']>> {
    const rows = await this.reader.query<SentRow>(
      `SELECT o.id, o.template_key, i.title, o.state, o.channel, o.reason, o.created_at
       FROM inbox_message i JOIN outbox_message o ON o.id = i.outbox_id
       WHERE i.member_id = ? ORDER BY i.id DESC LIMIT ${LOOKED_AT}`,
      [memberId],
    );
    const byKey = groupBy(rows, (row) => row.template_key);
    return new Map([...byKey].map(([key, ofKey]) => [key, ofKey.slice(0, SHOWN).map(sentView)]));
  }
}

function sentView({ id, title, created_at, state, channel, reason }: SentRow): NoticeView['recent'][number] {
  const isWaiting = state === 'planned' || state === 'sending';
  const outcome = isWaiting ? 'waiting' : state === 'sent' && channel !== 'inbox' ? 'sent' : 'inbox';
  const note = outcomeLabel(state, channel, reason);
  return { id: Number(id), title, at: Number(created_at), outcome, note };
}
