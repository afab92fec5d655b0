import { Injectable } from '@nestjs/common';
import type { MessageContent, MessageKind } from '@jieti/shared/model/message';
import type { Instant } from '@jieti/shared/model/time';
import { Dialect } from '../db/dialect.js';
import type { SqlValue, Tx } from '../db/sql.js';

export interface NewOutboxMessage {
  readonly memberId: number;
  readonly kind: MessageKind;
  readonly templateKey: string;
  readonly campaignId: number | null;
  readonly tier: string | null;
  readonly content: MessageContent;
  /** The message exists once per key, for ever. */
  readonly dedupeKey: string;
  /** Chosen by what is known of the member: not for those who opted out of personalisation. */
  readonly isTargeted?: boolean;
  /** Decided at once: never sent, for this reason. */
  readonly suppressed?: string;
}

const COLUMNS = [
  'member_id',
  'kind',
  'template_key',
  'campaign_id',
  'tier',
  'content',
  'targeted',
  'dedupe_key',
  'state',
  'channel',
  'reason',
  'msgid',
  'attempts',
  'due_at',
  'lease_owner',
  'lease_until',
  'created_at',
  'decided_at',
] as const;

const LOOKUP = 500;

/** The queue of everything members are told: written with the fact that causes it, sent after the commit. */
@Injectable()
export class OutboxRepository {
  constructor(private readonly dialect: Dialect) {}

  /** Queues messages; one whose `dedupeKey` is already there, or came earlier in the list, is left out. */
  async enqueue(tx: Tx, messages: readonly NewOutboxMessage[], now: Instant): Promise<void> {
    const byKey = new Map<string, NewOutboxMessage>();
    for (const message of messages) if (!byKey.has(message.dedupeKey)) byKey.set(message.dedupeKey, message);
    for (let attempt = 1; ; attempt += 1) {
      for (const key of await this.listKnownKeys(tx, [...byKey.keys()])) byKey.delete(key);
      const rows = [...byKey.values()].map((message) => newRow(message, now));
      if (rows.length === 0) return;
      try {
        return await tx.insertRows('outbox_message', COLUMNS, rows);
      } catch (error) {
        // Somebody queued the same key between the look and the insert: look again.
        if (attempt >= 3 || !this.dialect.isDuplicateKey(error)) throw error;
      }
    }
  }

  private async listKnownKeys(tx: Tx, keys: readonly string[]): Promise<string[]> {
    const known: string[] = [];
    for (let from = 0; from < keys.length; from += LOOKUP) {
      const part = keys.slice(from, from + LOOKUP);
      const rows = await tx.query<{ dedupe_key: string }>(
        `SELECT dedupe_key FROM outbox_message WHERE dedupe_key IN (${marks(part)})`,
        part,
      );
      known.push(...rows.map((row) => row.dedupe_key));
    }
    return known;
  }

  /** Ends every message of a campaign that is still waiting; those already with WeChat are left alone. */
  async cancelCampaign(tx: Tx, campaignId: number, now: Instant): Promise<number> {
    const result = await tx.execute(
      `UPDATE outbox_message SET state = 'suppressed', reason = 'campaign_cancelled', decided_at = ?
       WHERE campaign_id = ? AND state = 'planned'`,
      [now, campaignId],
    );
    return result.affectedRows;
  }
}

function newRow(message: NewOutboxMessage, now: Instant): readonly SqlValue[] {
  const decided = message.suppressed !== undefined;
  return [
    message.memberId,
    message.kind,
    message.templateKey,
    message.campaignId,
    message.tier,
    JSON.stringify(message.content),
    message.isTargeted ?? false,
    message.dedupeKey,
    decided ? 'suppressed' : 'planned',
    null,
    message.suppressed ?? null,
    null,
    0,
    now,
    null,
    null,
    now,
    decided ? now : null,
  ];
}

function marks(list: readonly unknown[]): string {
  return list.map(() => '?').join(', ');
}
