import { Injectable } from '@nestjs/common';
import type { StaffRole } from '@jieti/shared/api/auth';
import type { Instant } from '@jieti/shared/model/time';
import type { Tx } from '../db/sql.js';

export interface NewStaff {
  readonly username: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly storeId: string | null;
  readonly passwordHash: string;
}

@Injectable()
export class StaffRepository {
  /** A repeated user name gets the new name, role, store and password, and is active again. */
  async put(tx: Tx, staff: NewStaff, now: Instant): Promise<void> {
    const values = [staff.name, staff.role, staff.storeId, staff.passwordHash];
    const { affectedRows } = await tx.execute(
      'UPDATE staff SET name = ?, role = ?, store_id = ?, password_hash = ?, active = 1 WHERE username = ?',
      [...values, staff.username],
    );
    if (affectedRows > 0) return;
    await tx.insertRows(
      'staff',
      ['name', 'role', 'store_id', 'password_hash', 'username', 'active', 'created_at'],
      [[...values, staff.username, 1, now]],
    );
  }

  async setActive(tx: Tx, username: string, active: boolean): Promise<void> {
    await tx.execute('UPDATE staff SET active = ? WHERE username = ?', [active, username]);
  }
}
