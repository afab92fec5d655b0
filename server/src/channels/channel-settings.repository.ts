import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { AuditRepository, type AuditEntry } from '../audit/audit.repository.js';
import { Dialect } from '../db/dialect.js';
import type { Tx } from '../db/sql.js';
import { accountRows, type StoredAccountRow } from '../wechat/wechat-accounts.queries.js';
import type { StoredAccountKey } from '../wechat/wechat-accounts-values.js';

export interface AccountWrite {
  readonly account: StoredAccountKey;
  readonly fields: string | null;
  readonly secrets: string | null;
  readonly version: number;
  readonly by: string;
}

export interface CheckWrite {
  readonly account: string;
  readonly at: Instant;
  readonly ok: boolean;
  readonly code: string;
  readonly by: string;
}

@Injectable()
export class ChannelSettingsRepository {
  constructor(
    private readonly dialect: Dialect,
    private readonly audit: AuditRepository,
  ) {}

  async note(tx: Tx, entry: AuditEntry, now: Instant): Promise<void> {
    await this.audit.append(tx, entry, now);
  }

  /** The row is made where there was none, so that two first savers wait for each other. */
  async lock(tx: Tx, account: StoredAccountKey, now: Instant): Promise<StoredAccountRow> {
    const known = await this.find(tx, account);
    if (known) return known;
    try {
      await tx.attempt(() =>
        tx.insertRows(
          'wechat_account',
          ['account', 'fields', 'secrets', 'version', 'updated_at', 'updated_by'],
          [[account, null, null, 0, now, '']],
        ),
      );
    } catch (error) {
      if (!this.dialect.isDuplicateKey(error)) throw error;
    }
    const made = await this.find(tx, account);
    if (!made) throw new Error(`account ${account} was neither found nor made`);
    return made;
  }

  async store(tx: Tx, write: AccountWrite, now: Instant): Promise<void> {
    await tx.execute(
      'UPDATE wechat_account SET fields = ?, secrets = ?, version = ?, updated_at = ?, updated_by = ? WHERE account = ?',
      [write.fields, write.secrets, write.version, now, write.by, write.account],
    );
  }

  /** Tokens fetched with credentials that do not count any more; the next call fetches its own. */
  async dropTokens(tx: Tx, tokenKeys: readonly string[]): Promise<void> {
    for (const key of tokenKeys) {
      await tx.execute('UPDATE wechat_token SET token = NULL, fresh_until = 0, retry_at = 0 WHERE app_key = ?', [key]);
    }
  }

  async storeCheck(tx: Tx, check: CheckWrite): Promise<void> {
    const { account, at, ok, code, by } = check;
    const found = [at, ok, code, by];
    const set = 'UPDATE channel_check SET at = ?, ok = ?, code = ?, checked_by = ? WHERE account = ?';
    if ((await tx.execute(set, [...found, account])).affectedRows > 0) return;
    const columns = ['account', 'at', 'ok', 'code', 'checked_by'];
    try {
      await tx.attempt(() => tx.insertRows('channel_check', columns, [[account, ...found]]));
    } catch (error) {
      if (!this.dialect.isDuplicateKey(error)) throw error;
      await tx.execute(set, [...found, account]);
    }
  }

  private async find(tx: Tx, account: StoredAccountKey): Promise<StoredAccountRow | null> {
    const rows = await tx.query<Parameters<typeof accountRows>[0][number]>(
      `SELECT * FROM wechat_account WHERE account = ?${this.dialect.forUpdate}`,
      [account],
    );
    return accountRows(rows)[0] ?? null;
  }
}
