import { Injectable } from '@nestjs/common';
import type { ProfileChange } from '@jieti/shared/api/me';
import { Clock } from '../clock.js';
import { Transactions } from '../db/transactions.js';
import type { MemberCaller } from '../http/access.js';
import { Refusal } from '../http/refusal.js';
import { MembersRepository } from '../members/members.repository.js';
import { WechatTextCheck } from '../wechat/wechat-text-check.js';
import { MemberChoicesRepository } from './member-choices.repository.js';

/** What members decide for themselves. */
@Injectable()
export class MyChoicesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly choices: MemberChoicesRepository,
    private readonly members: MembersRepository,
    private readonly texts: WechatTextCheck,
    private readonly clock: Clock,
  ) {}

  /** Refuses with not_found for a message that is not theirs. */
  async markRead(memberId: number, messageId: number): Promise<void> {
    const now = this.clock.now();
    const theirs = await this.transactions.run((tx) => this.choices.markRead(tx, memberId, messageId, now));
    if (!theirs) throw new Refusal('not_found');
  }

  /**
   * Turning marketing off holds for everything that has not been sent yet; the tier stays. Refuses with name_refused what
   * WeChat's check does not let pass; where it cannot be asked the name stands, for the member and staff alone see it.
   */
  async change({ memberId, openid }: MemberCaller, { name, marketing }: ProfileChange): Promise<void> {
    if (name !== undefined && (await this.texts.check(name, openid, 'profile')) === 'refused')
      throw new Refusal('name_refused');
    const now = this.clock.now();
    await this.transactions.run(async (tx) => {
      if (name !== undefined) await this.members.updateName(tx, memberId, name, now);
      if (marketing !== undefined) await this.choices.updateMarketing(tx, memberId, marketing, now);
    });
  }
}
