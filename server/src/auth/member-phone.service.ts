import { Injectable, Logger } from '@nestjs/common';
import type { BoundPhone } from '@jieti/shared/api/auth';
import { maskPhone } from '@jieti/shared/rules/mask';
import { Clock } from '../clock.js';
import type { Tx } from '../db/sql.js';
import { Transactions } from '../db/transactions.js';
import type { MemberCaller } from '../http/access.js';
import { Refusal } from '../http/refusal.js';
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

  /**
   * Refuses as `WechatPhone.exchange` does, or with phone_taken: it is another card's, and two cards become one only
   * when a person has looked at both. The number a member had stays then.
   */
  async bind({ memberId, openid }: MemberCaller, code: string): Promise<BoundPhone> {
    const phone = await this.wechat.exchange(code, openid);
    await this.transactions.run((tx) => this.store(tx, memberId, phone));
    this.logger.log({ event: 'phone bound', memberId });
    return { phone: maskPhone(phone) };
  }

  /** Written before it is looked for: of two who bring one number at once, one waits for the other and sees it. */
  private async store(tx: Tx, memberId: number, phone: string): Promise<void> {
    await this.members.updatePhone(tx, memberId, phone, this.clock.now());
    const owner = await this.members.lockPhoneOwner(tx, memberId, phone);
    if (owner === null) return;
    this.logger.warn({ event: 'phone taken', memberId, owner });
    throw new Refusal('phone_taken');
  }
}
