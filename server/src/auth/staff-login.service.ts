import { Inject, Injectable, Logger } from '@nestjs/common';
import type { StaffLogin, StaffProfile, StaffSession } from '@jieti/shared/api/auth';
import { Clock } from '../clock.js';
import { CONFIG, type Config } from '../config.js';
import { Refusal } from '../http/refusal.js';
import { verifyPassword } from '../staff/password-hash.js';
import { StaffQueries, type StaffAccount } from '../staff/staff.queries.js';
import { LoginAttempts } from './login-attempts.js';
import { SessionTokens } from './session-tokens.js';

@Injectable()
export class StaffLoginService {
  private readonly attempts = new LoginAttempts();
  private readonly logger = new Logger('auth');

  constructor(
    private readonly staff: StaffQueries,
    private readonly tokens: SessionTokens,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'shopName'>,
  ) {}

  /** Refuses with credentials_wrong (unknown, disabled or wrong, indistinguishably) or too_many_requests. */
  async login({ username, password }: StaffLogin): Promise<StaffSession> {
    const now = this.clock.now();
    if (this.attempts.isLocked(username, now)) throw new Refusal('too_many_requests');
    const account = await this.staff.findByUsername(username);
    const right = await verifyPassword(password, account?.active ? account.passwordHash : null);
    if (!right || !account) {
      this.attempts.failed(username, now);
      this.logger.warn({ event: 'staff-login', outcome: 'credentials_wrong', staffId: account?.id ?? null });
      throw new Refusal('credentials_wrong');
    }
    this.attempts.succeeded(username);
    this.logger.log({ event: 'staff-login', outcome: 'ok', staffId: account.id });
    return { ...this.tokens.issue('staff', account.id), staff: this.profileOf(account) };
  }

  async profile(staffId: number): Promise<StaffProfile> {
    const account = await this.staff.findById(staffId);
    if (!account) throw new Refusal('not_signed_in');
    return this.profileOf(account);
  }

  private profileOf({ id, username, name, role, store }: StaffAccount): StaffProfile {
    return { id, username, name, role, store, shopName: this.config.shopName };
  }
}
