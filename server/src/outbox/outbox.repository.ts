import { Injectable } from '@nestjs/common';
import type { Channel, MessageContent, MessageKind } from '@jieti/shared/model/message';
import type { DecidedState } from '@jieti/shared/model/message-outcome';
import type { Instant } from '@jieti/shared/model/time';
import { Dialect } from '../db/dialect.js';
import type { SqlValue, Tx } from '../db/sql.js';
import { groupBy } from './group-by.js';

export interface NewOutboxMessage {
  readonly memberId: number;
  readonly kind: MessageKind;
  readonly templateKey: string;
  readonly campaignId: number | null;
  readonly tier: string | null;
  readonly content: MessageContent;
  /** The message exists once per key, for ever. */
  readonly dedupeKey: string;
  /** Decided at once: never sent, for this reason. */
  readonly suppressed?: string;
}

/** A message some dispatcher holds for sending. */
export interface ClaimedMessage {
  readonly id: number;
  readonly memberId: number;
  readonly kind: MessageKind;
  readonly templateKey: string;
  readonly content: MessageContent;
  /** How often it has been claimed, this time included. */
  readonly attempts: number;
}

export interface Decision {
  readonly id: number;
  readonly state: DecidedState;
  readonly channel: Channel | null;
  readonly reason: string;
  /** WeChat's 64-bit number, as text. */
  readonly msgid: string | null;
}

export interface Postponement {
  readonly id: number;
  readonly dueAt: Instant;
  readonly reason: string;
}

interface ClaimedRow {
  readonly id: number | string;
  readonly member_id: number | string;
  readonly kind: MessageKind;
  readonly template_key: string;
  readonly content: string;
  readonly attempts: number;
}

const COLUMNS = [
  'member_id',
  'kind',
  'template_key',
  'campaign_id',
  'tier',
  'content',
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

  /** Takes up to `limit` due messages for `owner`, oldest first. Two dispatchers never get the same one. */
  async claim(tx: Tx, owner: string, window: ClaimWindow): Promise<ClaimedMessage[]> {
    const due = await tx.query<{ id: number | string }>(
      `SELECT id FROM outbox_message WHERE state = 'planned' AND due_at <= ? ORDER BY due_at, id LIMIT ${Math.trunc(window.limit)}`,
      [window.now],
    );
    if (due.length === 0) return [];
    const ids = due.map((row) => Number(row.id));
    await tx.execute(
      `UPDATE outbox_message SET state = 'sending', lease_owner = ?, lease_until = ?, attempts = attempts + 1
       WHERE id IN (${marks(ids)}) AND state = 'planned'`,
      [owner, window.leaseUntil, ...ids],
    );
    const rows = await tx.query<ClaimedRow>(
      `SELECT id, member_id, kind, template_key, content, attempts FROM outbox_message
       WHERE id IN (${marks(ids)}) AND state = 'sending' AND lease_owner = ? ORDER BY due_at, id`,
      [...ids, owner],
    );
    return rows.map(claimedFrom);
  }

  /** Writes how messages ended; only those `owner` still holds. One statement per outcome. */
  async decide(tx: Tx, owner: string, decisions: readonly Decision[], now: Instant): Promise<void> {
    const groups = groupBy(decisions, (d) => `${d.state}|${d.channel ?? ''}|${d.reason}`);
    for (const group of groups.values()) {
      const [first] = group;
      if (!first) continue;
      const msgid = msgidCase(group);
      await tx.execute(
        `UPDATE outbox_message SET state = ?, channel = ?, reason = ?, msgid = ${msgid.sql}, decided_at = ?,
         lease_owner = NULL, lease_until = NULL
         WHERE id IN (${marks(group)}) AND state = 'sending' AND lease_owner = ?`,
        [first.state, first.channel, first.reason, ...msgid.params, now, ...group.map((d) => d.id), owner],
      );
    }
  }

  /** Puts messages back to be tried again later; only those `owner` still holds. */
  async postpone(tx: Tx, owner: string, postponements: readonly Postponement[]): Promise<void> {
    const groups = groupBy(postponements, (p) => `${p.dueAt}|${p.reason}`);
    for (const group of groups.values()) {
      const [first] = group;
      if (!first) continue;
      await tx.execute(
        `UPDATE outbox_message SET state = 'planned', due_at = ?, reason = ?, lease_owner = NULL, lease_until = NULL
         WHERE id IN (${marks(group)}) AND state = 'sending' AND lease_owner = ?`,
        [first.dueAt, first.reason, ...group.map((p) => p.id), owner],
      );
    }
  }

  /** Messages whose dispatcher died while sending: nobody knows whether they went out, so they are never sent again. */
  async closeAbandoned(tx: Tx, now: Instant): Promise<number> {
    const result = await tx.execute(
      `UPDATE outbox_message SET state = 'unknown', reason = 'interrupted', decided_at = ?,
       lease_owner = NULL, lease_until = NULL
       WHERE state = 'sending' AND lease_until < ?`,
      [now, now],
    );
    return result.affectedRows;
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

export interface ClaimWindow {
  readonly now: Instant;
  readonly leaseUntil: Instant;
  readonly limit: number;
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

function claimedFrom(row: ClaimedRow): ClaimedMessage {
  return {
    id: Number(row.id),
    memberId: Number(row.member_id),
    kind: row.kind,
    templateKey: row.template_key,
    content: JSON.parse(row.content) as MessageContent,
    attempts: Number(row.attempts),
  };
}

function msgidCase(decisions: readonly Decision[]): { sql: string; params: SqlValue[] } {
  const numbered = decisions.filter((d) => d.msgid !== null);
  if (numbered.length === 0) return { sql: 'msgid', params: [] };
  return {
    sql: `CASE id ${numbered.map(() => 'WHEN ? THEN ?').join(' ')} ELSE msgid END`,
    params: numbered.flatMap((d) => [d.id, d.msgid]),
  };
}

function marks(list: readonly unknown[]): string {
  return list.map(() => '?').join(', ');
}
