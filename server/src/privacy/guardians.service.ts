import { Injectable } from '@nestjs/common';
import type { GuardianWord } from '@jieti/shared/api/privacy';
import { Clock } from '../clock.js';
import { Transactions } from '../db/transactions.js';
import { Refusal } from '../http/refusal.js';
import { ChildhoodRepository } from './childhood.repository.js';
import { PrivacyNotices } from './privacy-notices.js';

/** What guardians of members under 14 agree to (D266). */
@Injectable()
export class GuardiansService {
  constructor(
    private readonly transactions: Transactions,
    private readonly childhoods: ChildhoodRepository,
    private readonly notices: PrivacyNotices,
    private readonly clock: Clock,
  ) {}

  /** A no is always taken. Refuses with guardian_not_needed (14 or older), notice_changed (for a yes) or not_signed_in. */
  async say(memberId: number, { granted, relation, noticeVersion, channel }: GuardianWord): Promise<void> {
    if (granted && noticeVersion !== this.notices.current.version) throw new Refusal('notice_changed');
    const now = this.clock.now();
    const word = { memberId, granted, channel, givenBy: `guardian:${relation}`, now };
    await this.transactions.run(async (tx) => {
      if (!(await this.childhoods.find(tx, memberId, now))) throw new Refusal('guardian_not_needed');
      if (!(await this.childhoods.say(tx, word))) throw new Refusal('not_signed_in');
    });
  }

  /** Once they are 14, nothing of it is kept. */
  async forgetGrown(): Promise<void> {
    await this.transactions.run((tx) => this.childhoods.forgetGrown(tx, this.clock.now()));
  }
}
