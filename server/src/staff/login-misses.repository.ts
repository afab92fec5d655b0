import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Dialect } from '../db/dialect.js';
import type { Tx } from '../db/sql.js';

const WINDOW_MS = 15 * 60_000;
/** Wrong passwords for one name within a quarter of an hour, in all processes together. */
export const MOST_MISSES = 8;

/** Where passwords are asked for. */
export type PasswordDoor = 'login' | 'secondPerson';

/**
 * Wrong passwords per name that was typed, whether there is such an account or not; the name is a hash, for people type
 * their password there. Counted in the database: several processes and a restart keep to one limit.
 */
@Injectable()
export class LoginMissesRepository {
  constructor(private readonly dialect: Dialect) {}

  /**
   * Takes one try before the password is looked at: of many at once no more get to know than one after the other. False
   * when there is none left.
   */
  async take(tx: Tx, door: PasswordDoor, name: string, now: Instant): Promise<boolean> {
    const account = accountOf(door, name);
    const before = (await this.lock(tx, account)) ?? (await this.insertFirst(tx, account, now));
    if (before === 'first') return true;
    if (now - before.since >= WINDOW_MS) {
      await tx.execute('UPDATE staff_login_miss SET since_at = ?, misses = 1 WHERE account = ?', [now, account]);
      return true;
    }
    if (before.misses >= MOST_MISSES) return false;
    await tx.execute('UPDATE staff_login_miss SET misses = misses + 1 WHERE account = ?', [account]);
    return true;
  }

  /** A right password: what was wrong before is forgotten, and so is what has run out. */
  async forget(tx: Tx, door: PasswordDoor, name: string, now: Instant): Promise<void> {
    await tx.execute('DELETE FROM staff_login_miss WHERE account = ?', [accountOf(door, name)]);
    await tx.execute('DELETE FROM staff_login_miss WHERE since_at <= ?', [now - WINDOW_MS]);
  }

  private async lock(tx: Tx, account: string): Promise<Misses | null> {
    const [row] = await tx.query<{ since_at: number; misses: number }>(
      `SELECT since_at, misses FROM staff_login_miss WHERE account = ?${this.dialect.forUpdate}`,
      [account],
    );
    return row ? { since: Number(row.since_at), misses: Number(row.misses) } : null;
  }

  /** Somebody else may have been first. */
  private async insertFirst(tx: Tx, account: string, now: Instant): Promise<Misses | 'first'> {
    try {
      const row = [account, now, 1];
      await tx.attempt(() => tx.insertRows('staff_login_miss', ['account', 'since_at', 'misses'], [row]));
      return 'first';
    } catch (error) {
      if (!this.dialect.isDuplicateKey(error)) throw error;
    }
    const row = await this.lock(tx, account);
    // Forgotten again by a right password in between.
    return row ?? { since: now, misses: 0 };
  }
}

interface Misses {
  readonly since: Instant;
  readonly misses: number;
}

const accountOf = (door: PasswordDoor, name: string): string =>
  createHash('sha256').update(`${door}\n${name}`).digest('hex');
