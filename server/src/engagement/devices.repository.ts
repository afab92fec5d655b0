import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Dialect } from '../db/dialect.js';
import type { Tx } from '../db/sql.js';
import { lockActiveMember } from '../members/active-member.repository.js';

export interface SeenDevice {
  readonly deviceHash: string;
  readonly memberId: number;
  readonly now: Instant;
}

@Injectable()
export class DevicesRepository {
  constructor(private readonly dialect: Dialect) {}

  /** Of a closed account nothing is noted. */
  async note(tx: Tx, { deviceHash, memberId, now }: SeenDevice): Promise<void> {
    const row = [now, deviceHash, memberId];
    const update = () =>
      tx.execute('UPDATE member_device SET last_at = ? WHERE device_hash = ? AND member_id = ?', row);
    if ((await update()).affectedRows > 0) return;
    if (!(await lockActiveMember(tx, memberId, this.dialect))) return;
    try {
      await tx.attempt(() =>
        tx.insertRows(
          'member_device',
          ['device_hash', 'member_id', 'first_at', 'last_at'],
          [[deviceHash, memberId, now, now]],
        ),
      );
    } catch (error) {
      if (!this.dialect.isDuplicateKey(error)) throw error;
    }
  }

  /** Forgets who was seen where, so long ago. Gives how many rows went. */
  async forgetBefore(tx: Tx, before: Instant): Promise<number> {
    return (await tx.execute('DELETE FROM member_device WHERE last_at < ?', [before])).affectedRows;
  }
}
