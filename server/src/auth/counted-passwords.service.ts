import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Transactions } from '../db/transactions.js';
import { Refusal } from '../http/refusal.js';
import { LoginMissesRepository } from '../staff/login-misses.repository.js';
import { verifyPassword } from '../staff/password-hash.js';
import { StaffQueries, type StaffAccount } from '../staff/staff.queries.js';

/** Passwords of staff at the login, each try counted before it is looked at. */
@Injectable()
export class CountedPasswordsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly misses: LoginMissesRepository,
    private readonly staff: StaffQueries,
    private readonly clock: Clock,
  ) {}

  /** Null when it is wrong, unknown or disabled, indistinguishably. Refuses with too_many_requests. */
  async accountOf(username: string, password: string): Promise<StaffAccount | null> {
    const now = this.clock.now();
    if (!(await this.transactions.run((tx) => this.misses.take(tx, 'login', username, now))))
      throw new Refusal('too_many_requests');
    const account = await this.staff.findByUsername(username);
    if (!(await verifyPassword(password, account?.active ? account.passwordHash : null)) || !account) return null;
    await this.transactions.run((tx) => this.misses.forget(tx, 'login', username, now));
    return account;
  }
}
