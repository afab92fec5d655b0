import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Dialect } from '../db/dialect.js';
import type { Tx } from '../db/sql.js';
import { Refusal } from '../http/refusal.js';

/** A code may come back with purchases taken offline up to two days ago; what is older names no code that counts. */
const KEPT_MS = 50 * 3_600_000;

/** Rotating codes that have been used: each moves value once. */
@Injectable()
export class CodeUsesRepository {
  constructor(private readonly dialect: Dialect) {}

  /** Refuses with `taken` when the code has moved value before. */
  async use(
    tx: Tx,
    { codeHash, staffId, now }: { readonly codeHash: string; readonly staffId: number; readonly now: Instant },
    taken: 'code_used' | 'offline_code_replayed' = 'code_used',
  ): Promise<void> {
    try {
      await tx.insertRows('code_use', ['code_hash', 'used_at', 'staff_id'], [[codeHash, now, staffId]]);
    } catch (error) {
      if (this.dialect.isDuplicateKey(error)) throw new Refusal(taken);
      throw error;
    }
  }

  async sweep(tx: Tx, now: Instant): Promise<void> {
    await tx.execute('DELETE FROM code_use WHERE used_at < ?', [now - KEPT_MS]);
  }
}
