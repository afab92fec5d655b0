import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Dialect } from '../db/dialect.js';
import type { Tx } from '../db/sql.js';

/** The right to fetch the token of `key`, held by one process at a time. */
export interface TokenLease {
  readonly key: string;
  readonly owner: string;
}

export interface FetchedToken {
  /** Sealed. */
  readonly token: string;
  readonly freshUntil: Instant;
  readonly credential: string;
}

export interface TokenFailure {
  readonly errcode: number;
  readonly retryAt: Instant;
  readonly credential: string;
}

/** Refused within this of being fetched, a second token in a row is not the token's fault. */
const PROBATION_MS = 60_000;
const REFUSED_PAUSE_MS = 30_000;

@Injectable()
export class WechatTokensRepository {
  constructor(private readonly dialect: Dialect) {}

  /** Ours until `until` when nobody holds it, and no token of this credential is fresh or has to wait. */
  async lease(tx: Tx, lease: TokenLease & { credential: string }, now: Instant, until: Instant): Promise<boolean> {
    await this.insertMissing(tx, lease.key);
    const { affectedRows } = await tx.execute(
      `UPDATE wechat_token SET lease_owner = ?, lease_until = ?
       WHERE app_key = ? AND lease_until <= ? AND ((fresh_until <= ? AND retry_at <= ?) OR credential <> ?)`,
      [lease.owner, until, lease.key, now, now, now, lease.credential],
    );
    return affectedRows === 1;
  }

  /** Stores a token and gives the lease back; the token's version, or null when the lease was lost meanwhile. */
  async store(tx: Tx, { key, owner }: TokenLease, fetched: FetchedToken, now: Instant): Promise<number | null> {
    // After a refused token `fresh_until` is 0, and the new one is on probation: its failures are kept.
    const { affectedRows } = await tx.execute(
      `UPDATE wechat_token SET failures = CASE WHEN fresh_until = 0 AND version > 0 THEN failures ELSE 0 END,
         token = ?, version = version + 1, fresh_until = ?, fetched_at = ?, lease_owner = NULL, lease_until = 0,
         retry_at = 0, credential = ?, last_errcode = NULL
       WHERE app_key = ? AND lease_owner = ?`,
      [fetched.token, fetched.freshUntil, now, fetched.credential, key, owner],
    );
    if (affectedRows === 0) return null;
    const [row] = await tx.query<{ version: number }>('SELECT version FROM wechat_token WHERE app_key = ?', [key]);
    return Number(row?.version);
  }

  /** Gives the lease back without a token; one that another secret fetched is not this one's. */
  async fail(tx: Tx, { key, owner }: TokenLease, failure: TokenFailure, now: Instant): Promise<void> {
    await tx.execute(
      `UPDATE wechat_token SET fresh_until = CASE WHEN credential = ? THEN fresh_until ELSE 0 END,
         lease_owner = NULL, lease_until = 0, retry_at = ?, failures = failures + 1,
         credential = ?, last_errcode = ?, last_error_at = ?
       WHERE app_key = ? AND lease_owner = ?`,
      [failure.credential, failure.retryAt, failure.credential, failure.errcode, now, key, owner],
    );
  }

  /** Nobody uses this version any more; a newer one stays. New ones that are refused at once are fetched slowly. */
  async drop(tx: Tx, key: string, refused: { version: number; errcode: number }, now: Instant): Promise<void> {
    await tx.execute(
      `UPDATE wechat_token SET fresh_until = 0,
         retry_at = CASE WHEN failures > 0 AND fetched_at > ? THEN ? ELSE 0 END,
         failures = CASE WHEN fetched_at > ? THEN failures + 1 ELSE 1 END,
         last_errcode = ?, last_error_at = ?
       WHERE app_key = ? AND version = ? AND fresh_until > 0`,
      [now - PROBATION_MS, now + REFUSED_PAUSE_MS, now - PROBATION_MS, refused.errcode, now, key, refused.version],
    );
  }

  private async insertMissing(tx: Tx, key: string): Promise<void> {
    const found = await tx.query('SELECT app_key FROM wechat_token WHERE app_key = ?', [key]);
    if (found.length > 0) return;
    try {
      await tx.insertRows('wechat_token', COLUMNS, [[key, 0, 0, 0, 0, 0, '']]);
    } catch (error) {
      if (!this.dialect.isDuplicateKey(error)) throw error;
    }
  }
}

const COLUMNS = ['app_key', 'version', 'fresh_until', 'lease_until', 'retry_at', 'failures', 'credential'];
