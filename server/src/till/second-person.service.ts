import { Injectable } from '@nestjs/common';
import type { SecondPerson } from '@jieti/shared/api/bill-content';
import { Clock } from '../clock.js';
import { Transactions } from '../db/transactions.js';
import type { StaffCaller } from '../http/access.js';
import { Refusal } from '../http/refusal.js';
import { LoginMissesRepository } from '../staff/login-misses.repository.js';
import { verifyPassword } from '../staff/password-hash.js';
import { StaffQueries } from '../staff/staff.queries.js';

/** A colleague who stands beside a clerk and answers for what the clerk may not do alone (D163). */
@Injectable()
export class SecondPersonService {
  constructor(
    private readonly transactions: Transactions,
    private readonly misses: LoginMissesRepository,
    private readonly staff: StaffQueries,
    private readonly clock: Clock,
  ) {}

  /**
   * Refuses with too_many_requests, second_person_wrong (unknown, disabled or wrong, indistinguishably),
   * second_person_own or second_person_role (not an operator or owner of this store or of the shop).
   */
  async verify(
    { login, password }: SecondPerson,
    clerk: StaffCaller,
    storeId: string,
  ): Promise<{ readonly staffId: number; readonly name: string }> {
    const now = this.clock.now();
    if (!(await this.transactions.run((tx) => this.misses.take(tx, 'secondPerson', login, now))))
      throw new Refusal('too_many_requests');
    const account = await this.staff.findByUsername(login);
    const right = await verifyPassword(password, account?.active ? account.passwordHash : null);
    if (!right || !account) throw new Refusal('second_person_wrong');
    await this.transactions.run((tx) => this.misses.forget(tx, 'secondPerson', login, now));
    if (account.id === clerk.staffId) throw new Refusal('second_person_own');
    const isHere = account.store === null || account.store.id === storeId;
    if (account.role === 'clerk' || !isHere) throw new Refusal('second_person_role');
    return { staffId: account.id, name: account.name };
  }
}
