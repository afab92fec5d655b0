import { Injectable, Logger } from '@nestjs/common';
import type { BoundPhone } from '@jieti/shared/api/auth';
import { maskPhone } from '@jieti/shared/rules/mask';
import { Clock } from '../clock.js';
import { Transactions } from '../db/transactions.js';
import type { MemberCaller } from '../http/access.js';
import { MembersRepository } from '../members/members.repository.js';
import { WechatPhone } from '../wechat/wechat-phone.js';

/** A member gives a telephone number; nothing in the product asks for one first. */
@Injectable()
export class MemberPhoneService {
  private readonly logger = new Logger('auth');

  constructor(
    private readonly wechat: WechatPhone,
    private readonly members: MembersRepository,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** Refuses as `WechatPhone.exchange` does; the number a member had stays then. */
  async bind({ memberId, openid }: MemberCaller, code: string): Promise<BoundPhone> {
    const phone = await this.wechat.exchange(code, openid);
    await this.transactions.run((tx) => this.members.updatePhone(tx, memberId, phone, this.clock.now()));
    this.logger.log({ event: 'phone bound', memberId });
    return { phone: maskPhone(phone) };
  }
}
