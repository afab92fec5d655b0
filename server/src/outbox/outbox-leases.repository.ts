import { Injectable } from '@nestjs/common';
import type { Channel, MessageContent, MessageKind } from '@jieti/shared/model/message';
import type { DecidedState, MessageReason } from '@jieti/shared/model/message-outcome';
import type { Instant } from '@jieti/shared/model/time';
import { Dialect } from '../db/dialect.js';
import type { SqlValue, Tx } from '../db/sql.js';
import { groupBy } from '../group-by.js';

/** A message some dispatcher holds for sending. */
export interface ClaimedMessage {
  readonly id: number;
  readonly memberId: number;
  readonly kind: MessageKind;
  readonly templateKey: string;
  readonly content: MessageContent;
  /** Chosen by what is known of the member. */
  readonly isTargeted: boolean;
  /** How often it has been tried, this time included. */
  readonly attempts: number;
  /** Never taken before: its message for the inbox is not written yet. */
  readonly isNew: boolean;
}

export interface Decision {
  readonly id: number;
  readonly state: DecidedState;
  readonly channel: Channel | null;
  readonly reason: MessageReason;
  /** WeChat's 64-bit number, as text. */
  readonly msgid: string | null;
}

export interface Postponement {
  readonly id: number;
  readonly dueAt: Instant;
  readonly reason: MessageReason;
}

interface ClaimedRow {
  readonly id: number | string;
  readonly member_id: number | string;
  readonly kind: MessageKind;
  readonly template_key: string;
  readonly content: string;
  readonly targeted: number;
  readonly attempts: number;
  readonly reason: string | null;
}

export interface ClaimWindow {
  readonly now: Instant;
  readonly leaseUntil: Instant;
  readonly limit: number;
}

/** Who is sending what: messages are held under a lease, and only the holder may say how they ended. */
@Injectable()
export class OutboxLeasesRepository {
  constructor(private readonly dialect: Dialect) {}

  /**
   * Takes up to `limit` due messages for `owner`, oldest first. They are locked as they are read: two dispatchers wait
   * for each other and never get the same one.
   */
  async claim(tx: Tx, owner: string, window: ClaimWindow): Promise<readonly ClaimedMessage[]> {
    const due = await tx.query<ClaimedRow>(
      `SELECT id, member_id, kind, template_key, content, targeted, attempts, reason FROM outbox_message
       WHERE state = 'planned' AND due_at <= ? ORDER BY due_at, id LIMIT ${Math.trunc(window.limit)}${this.dialect.forUpdate}`,
      [window.now],
    );
    if (due.length === 0) return [];
    const ids = due.map((row) => Number(row.id));
    await tx.execute(
      `UPDATE outbox_message SET state = 'sending', lease_owner = ?, lease_until = ?, attempts = attempts + 1
       WHERE id IN (${marks(ids)})`,
      [owner, window.leaseUntil, ...ids],
    );
    return due.map(claimedFrom);
  }

  /** Those of `ids` that `owner` still holds, locked until the transaction ends. */
  async lockHeld(tx: Tx, owner: string, ids: readonly number[]): Promise<ReadonlySet<number>> {
    if (ids.length === 0) return new Set();
    const rows = await tx.query<{ id: number | string }>(
      `SELECT id FROM outbox_message WHERE id IN (${marks(ids)}) AND state = 'sending' AND lease_owner = ?
       ORDER BY id${this.dialect.forUpdate}`,
      [...ids, owner],
    );
    return new Set(rows.map((row) => Number(row.id)));
  }

  /** Gives messages back of which no call was made; that is no attempt, but a reason says that they were taken once. */
  async release(tx: Tx, owner: string, ids: readonly number[]): Promise<void> {
    if (ids.length === 0) return;
    await tx.execute(
      `UPDATE outbox_message SET state = 'planned', attempts = attempts - 1, reason = COALESCE(reason, 'rate_limited'),
       lease_owner = NULL, lease_until = NULL
       WHERE id IN (${marks(ids)}) AND state = 'sending' AND lease_owner = ?`,
      [...ids, owner],
    );
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
    const rows = await tx.query<{ id: number | string }>(
      `SELECT id FROM outbox_message WHERE state = 'sending' AND lease_until < ? ORDER BY id LIMIT 1000`,
      [now],
    );
    if (rows.length === 0) return 0;
    const result = await tx.execute(
      `UPDATE outbox_message SET state = 'unknown', reason = 'interrupted', decided_at = ?,
       lease_owner = NULL, lease_until = NULL
       WHERE id IN (${marks(rows)}) AND state = 'sending' AND lease_until < ?`,
      [now, ...rows.map((row) => Number(row.id)), now],
    );
    return result.affectedRows;
  }
}

function claimedFrom(row: ClaimedRow): ClaimedMessage {
  return {
    id: Number(row.id),
    memberId: Number(row.member_id),
    kind: row.kind,
    templateKey: row.template_key,
    content: JSON.parse(row.content) as MessageContent,
    isTargeted: Number(row.targeted) === 1,
    attempts: Number(row.attempts) + 1,
    isNew: Number(row.attempts) === 0 && row.reason === null,
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
