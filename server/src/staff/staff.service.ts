import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Transactions } from '../db/transactions.js';
import { hashPassword } from './password-hash.js';
import { StaffRepository, type NewStaff } from './staff.repository.js';

@Injectable()
export class StaffService {
  constructor(
    private readonly transactions: Transactions,
    private readonly staff: StaffRepository,
    private readonly clock: Clock,
  ) {}

  /** Creates the account, or sets its name, role, store and password anew. */
  async put(staff: Omit<NewStaff, 'passwordHash'>, password: string): Promise<void> {
    const passwordHash = await hashPassword(password);
    const { username, name, role, storeId } = staff;
    await this.transactions.run((tx) =>
      this.staff.put(tx, { username, name, role, storeId, passwordHash }, this.clock.now()),
    );
  }

  /** A disabled account is out at its next request. */
  async setActive(username: string, active: boolean): Promise<void> {
    await this.transactions.run((tx) => this.staff.setActive(tx, username, active));
  }
}
