import { Injectable } from '@nestjs/common';
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
}
