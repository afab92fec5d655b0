import { Injectable } from '@nestjs/common';
import type { SecondPerson } from '@jieti/shared/api/bill-content';
import { LoginAttempts } from '../auth/login-attempts.js';
import { Clock } from '../clock.js';
import type { StaffCaller } from '../http/access.js';
import { Refusal } from '../http/refusal.js';
import { verifyPassword } from '../staff/password-hash.js';
import { StaffQueries } from '../staff/staff.queries.js';

/** A colleague who stands beside a clerk and answers for what the clerk may not do alone (D163). */
@Injectable()
export class SecondPersonService {
  private readonly attempts = new LoginAttempts();

  constructor(
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
    if (this.attempts.isLocked(login, now)) throw new Refusal('too_many_requests');
    const account = await this.staff.findByUsername(login);
    const right = await verifyPassword(password, account?.active ? account.passwordHash : null);
    if (!right || !account) {
      this.attempts.failed(login, now);
      throw new Refusal('second_person_wrong');
    }
    this.attempts.succeeded(login);
    if (account.id === clerk.staffId) throw new Refusal('second_person_own');
    const isHere = account.store === null || account.store.id === storeId;
    if (account.role === 'clerk' || !isHere) throw new Refusal('second_person_role');
    return { staffId: account.id, name: account.name };
  }
}
