import { Injectable, Logger } from '@nestjs/common';
import type { MemberSession } from '@jieti/shared/api/auth';
import type { Join } from '@jieti/shared/api/joining';
import { noticeVersion as noticeInForce } from '@jieti/shared/rules/privacy/privacy-notice';
import { Refusal } from '../http/refusal.js';
import { JoiningsRepository } from '../joining/joinings.repository.js';
import { WechatLogin } from '../wechat/wechat-login.js';
import { RegistrationService } from './registration.service.js';
import { SessionTokens } from './session-tokens.js';

/** Somebody agrees to the privacy notice and becomes a member. */
@Injectable()
export class JoiningService {
  private readonly logger = new Logger('auth');

  constructor(
    private readonly wechat: WechatLogin,
    private readonly registration: RegistrationService,
    private readonly joinings: JoiningsRepository,
    private readonly tokens: SessionTokens,
  ) {}

  /** Refuses as `WechatLogin.exchange` does, or with notice_changed: what was agreed to is not what is in force. */
  async join({ code, ...agreed }: Join): Promise<MemberSession> {
    if (agreed.noticeVersion !== noticeInForce) throw new Refusal('notice_changed');
    const { openid, unionid } = await this.wechat.exchange(code);
    const { memberId, isNew } = await this.registration.register(openid, unionid, async (tx, member, now) => {
      await this.joinings.insert(tx, { memberId: member, ...agreed }, now);
    });
    this.logger.log({ event: 'joined', outcome: isNew ? 'registered' : 'known', memberId });
    return { ...this.tokens.issue('member', memberId), memberId, isNew };
  }
}
