import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Dialect } from '../db/dialect.js';
import { placeholders } from '../db/in-list.js';
import type { Tx } from '../db/sql.js';
import type { CallbackAccount } from '../wechat/wechat-accounts.js';
import type { IncomingEvent } from './incoming-event.js';
import { wechatEventOf, type WechatEventRow } from './wechat-event-row.js';
import type { WechatEvent } from './wechat-event.js';

/** The signed moment of a delivery, and what it vouched for. */
export interface SignedMoment {
  readonly account: CallbackAccount;
  readonly timestamp: string;
  readonly nonce: string;
  readonly contentHash: string;
}

export interface Decision {
  readonly state: 'handled' | 'ignored' | 'failed';
  readonly reason: string | null;
}

const REASON_CHARS = 200;

@Injectable()
export class WechatEventsRepository {
  constructor(private readonly dialect: Dialect) {}

  /** `repeated`: it was used for the same content; `misused`: for another. */
  async insertMoment(tx: Tx, moment: SignedMoment, now: Instant): Promise<'fresh' | 'repeated' | 'misused'> {
    const { account, timestamp, nonce, contentHash } = moment;
    try {
      const columns = ['account', 'stamp', 'nonce', 'content_hash', 'seen_at'];
      await tx.insertRows('wechat_nonce', columns, [[account, timestamp, nonce, contentHash, now]]);
      return 'fresh';
    } catch (error) {
      if (!this.dialect.isDuplicateKey(error)) throw error;
    }
    const [row] = await tx.query<{ content_hash: string }>(
      'SELECT content_hash FROM wechat_nonce WHERE account = ? AND stamp = ? AND nonce = ?',
      [account, timestamp, nonce],
    );
    return row?.content_hash === contentHash ? 'repeated' : 'misused';
  }

  /** False when it is here already. */
  async insert(tx: Tx, incoming: IncomingEvent, now: Instant): Promise<boolean> {
    const { account, event, dedupeKey, fromUser, at, fields } = incoming;
    try {
      await tx.execute(
        `INSERT INTO wechat_event
           (account, event, dedupe_key, from_user, event_at, payload, state, attempts, next_try_at, received_at)
         VALUES (?, ?, ?, ?, ?, ?, 'pending', 0, ?, ?)`,
        [account, event, dedupeKey, fromUser, at, JSON.stringify(fields), now, now],
      );
      return true;
    } catch (error) {
      if (this.dialect.isDuplicateKey(error)) return false;
      throw error;
    }
  }

  /**
   * Holds the event until the transaction ends. Null when it is decided, not due, held by somebody else, or an older one
   * of the same user still waits.
   */
  async lockDue(tx: Tx, id: number, now: Instant): Promise<WechatEvent | null> {
    const [row] = await tx.query<WechatEventRow>(
      `SELECT * FROM wechat_event WHERE id = ? AND state = 'pending' AND next_try_at <= ?${this.dialect.forUpdateFree}`,
      [id, now],
    );
    if (!row) return null;
    const older = await tx.query<{ id: number }>(
      `SELECT id FROM wechat_event WHERE from_user = ? AND id < ? AND state = 'pending' AND account = ? LIMIT 1`,
      [row.from_user, id, row.account],
    );
    return older.length > 0 ? null : wechatEventOf(row);
  }

  async decide(tx: Tx, id: number, decision: Decision, now: Instant): Promise<void> {
    await tx.execute('UPDATE wechat_event SET state = ?, reason = ?, decided_at = ? WHERE id = ?', [
      decision.state,
      decision.reason?.slice(0, REASON_CHARS) ?? null,
      now,
      id,
    ]);
  }

  /** Counts the attempt and returns how many there were; null when it has been decided since. */
  async countAttempt(tx: Tx, id: number): Promise<number | null> {
    const { affectedRows } = await tx.execute(
      `UPDATE wechat_event SET attempts = attempts + 1 WHERE id = ? AND state = 'pending'`,
      [id],
    );
    if (affectedRows === 0) return null;
    const [row] = await tx.query<{ attempts: number }>('SELECT attempts FROM wechat_event WHERE id = ?', [id]);
    return row ? Number(row.attempts) : null;
  }

  async postpone(tx: Tx, id: number, reason: string, nextTryAt: Instant): Promise<void> {
    await tx.execute('UPDATE wechat_event SET reason = ?, next_try_at = ? WHERE id = ?', [
      reason.slice(0, REASON_CHARS),
      nextTryAt,
      id,
    ]);
  }

  /** A failed one waits again, from the first attempt on. False when it has not failed. */
  async reopen(tx: Tx, id: number, now: Instant): Promise<boolean> {
    const { affectedRows } = await tx.execute(
      `UPDATE wechat_event SET state = 'pending', attempts = 0, reason = NULL, next_try_at = ?, decided_at = NULL
       WHERE id = ? AND state = 'failed'`,
      [now, id],
    );
    return affectedRows > 0;
  }

  /** Moments before this are too old to be used again anyway. */
  async forgetMoments(tx: Tx, before: Instant): Promise<void> {
    await tx.execute('DELETE FROM wechat_nonce WHERE seen_at < ?', [before]);
  }

  /** Removes some of what was decided before; how many. What failed stays until somebody looks at it. */
  async forgetDecided(tx: Tx, before: Instant, limit: number): Promise<number> {
    const oldest = await tx.query<{ id: number | string; received_at: number | string }>(
      `SELECT id, received_at FROM wechat_event WHERE state = 'handled' OR state = 'ignored' ORDER BY id LIMIT ?`,
      [limit],
    );
    const old = oldest.filter((row) => Number(row.received_at) < before).map((row) => Number(row.id));
    if (old.length > 0) await tx.execute(`DELETE FROM wechat_event WHERE id IN (${placeholders(old.length)})`, old);
    return old.length;
  }

  /** Others were in the way, in every attempt. */
  isBusy(error: unknown): boolean {
    return this.dialect.isRetryable(error);
  }

  isUnreachable(error: unknown): boolean {
    return this.dialect.isUnreachable(error);
  }
}
