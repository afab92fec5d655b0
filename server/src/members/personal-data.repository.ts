import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import type { Tx } from '../db/sql.js';

@Injectable()
export class PersonalDataRepository {
  async find(tx: Tx, memberId: number): Promise<{ readonly name: string; readonly phoneCipher: string | null } | null> {
    const [row] = await tx.query<{ name: string; phone_cipher: string | null }>(
      'SELECT name, phone_cipher FROM member WHERE id = ?',
      [memberId],
    );
    return row ? { name: row.name, phoneCipher: row.phone_cipher } : null;
  }

  /** Nothing of the number stays: not what it was, nor what it could be looked up by. */
  async erasePhone(tx: Tx, memberId: number, now: Instant): Promise<void> {
    await tx.execute(
      'UPDATE member SET phone_cipher = NULL, phone_hash = NULL, phone_mask = NULL, updated_at = ? WHERE id = ?',
      [now, memberId],
    );
  }

  async eraseName(tx: Tx, memberId: number, now: Instant): Promise<void> {
    await tx.execute(`UPDATE member SET name = '', updated_at = ? WHERE id = ?`, [now, memberId]);
  }
}
