import { Inject, Injectable, Logger } from '@nestjs/common';
import type { StaffLogin, StaffProfile, StaffSession } from '@jieti/shared/api/auth';
import { CONFIG, type Config } from '../config.js';
import { Refusal } from '../http/refusal.js';
import { StaffQueries, type StaffAccount } from '../staff/staff.queries.js';
import { CountedPasswordsService } from './counted-passwords.service.js';
import { SessionTokens } from './session-tokens.js';

@Injectable()
export class StaffLoginService {
  private readonly logger = new Logger('auth');

  constructor(
    private readonly passwords: CountedPasswordsService,
    private readonly staff: StaffQueries,
    private readonly tokens: SessionTokens,
    @Inject(CONFIG) private readonly config: Pick<Config, 'shopName'>,
  ) {}

  /** Refuses with credentials_wrong (unknown, disabled or wrong, indistinguishably) or too_many_requests. */
  async login({ username, password }: StaffLogin): Promise<StaffSession> {
    const account = await this.passwords.accountOf(username, password);
    if (!account) {
      this.logger.warn({ event: 'staff-login', outcome: 'credentials_wrong' });
      throw new Refusal('credentials_wrong');
    }
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
