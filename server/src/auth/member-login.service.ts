import { Injectable, Logger } from '@nestjs/common';
import type { MemberSession } from '@jieti/shared/api/auth';
import { Refusal } from '../http/refusal.js';
import { MemberCallersQueries } from '../members/member-callers.queries.js';
import { WechatLogin, type WechatIdentity } from '../wechat/wechat-login.js';
import { RegistrationService, type Registration } from './registration.service.js';
import { SessionKeysService } from './session-keys.service.js';
import { SessionTokens } from './session-tokens.js';

@Injectable()
export class MemberLoginService {
  private readonly logger = new Logger('auth');

  constructor(
    private readonly wechat: WechatLogin,
    private readonly members: MemberCallersQueries,
    private readonly registration: RegistrationService,
    private readonly tokens: SessionTokens,
    private readonly sessionKeys: SessionKeysService,
  ) {}

  /**
   * Signs a member in, asking nothing. Of whoever is not known yet nothing is kept.
   * @throws Refusal `not_joined`, or as `WechatLogin.exchange` does.
   */
  async login(code: string): Promise<MemberSession> {
    const person = await this.wechat.exchange(code);
    const { memberId, isNew } = await this.memberOf(person);
    await this.sessionKeys.keep(memberId, person.sessionKey);
    this.logger.log({ event: 'wechat-login', outcome: isNew ? 'registered' : 'ok', memberId });
    return { ...this.tokens.issue('member', memberId), memberId, isNew };
  }

  /** Most logins are of somebody known: they take no lock. */
  private async memberOf({ openid, unionid }: WechatIdentity): Promise<Registration> {
    const known = await this.members.findByIdentities(openid, unionid);
    if (known !== null) return { memberId: known, isNew: false };
    if (!(await this.members.isKnown(openid, unionid))) throw new Refusal('not_joined');
    return this.registration.register(openid, unionid);
  }
}
