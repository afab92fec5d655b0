import { Injectable } from '@nestjs/common';
import type { MyPrivacy, NoticeAcceptance, PurposeChange } from '@jieti/shared/api/privacy';
import type { Purpose } from '@jieti/shared/model/purpose';
import { guardianWording } from '@jieti/shared/rules/privacy/childhood';
import { Clock } from '../clock.js';
import { Transactions } from '../db/transactions.js';
import { Refusal } from '../http/refusal.js';
import { ConsentWordsRepository, type NewWord } from './consent-words.repository.js';
import { ConsentsQueries } from './consents.queries.js';
import { PrivacyNotices } from './privacy-notices.js';
import { purposeChoices } from './purpose-choices.js';

/** What a member decides about their data. */
@Injectable()
export class MyPrivacyService {
  constructor(
    private readonly transactions: Transactions,
    private readonly words: ConsentWordsRepository,
    private readonly consents: ConsentsQueries,
    private readonly notices: PrivacyNotices,
    private readonly clock: Clock,
  ) {}

  async read(memberId: number): Promise<MyPrivacy> {
    const now = this.clock.now();
    const words = await this.consents.lastWords(memberId);
    const childhood = await this.consents.childhood(memberId, now);
    const accepted = words.get('notice');
    return {
      notice: this.notices.current,
      noticeAccepted: accepted?.granted ? accepted.noticeVersion : null,
      purposes: purposeChoices(words, { now, isGuarded: childhood !== null && !childhood.isAgreed }),
      childhood: childhood && { ...childhood, ...guardianWording },
    };
  }

  /**
   * Holds for everything that is not on its way yet. Refuses a yes with notice_changed where the member saw an earlier
   * notice, with guardian_needed where they are under 14 and no guardian has agreed; a no is always taken.
   */
  async choose(memberId: number, purpose: Purpose, { granted, noticeVersion, channel }: PurposeChange): Promise<void> {
    if (granted) this.checkVersion(noticeVersion);
    await this.record({ memberId, subject: purpose, granted, channel });
  }

  /** Refuses with notice_changed. */
  async acceptNotice(memberId: number, { noticeVersion, channel }: NoticeAcceptance): Promise<void> {
    this.checkVersion(noticeVersion);
    await this.record({ memberId, subject: 'notice', granted: true, channel });
  }

  private checkVersion(seen: number): void {
    if (seen !== this.notices.current.version) throw new Refusal('notice_changed');
  }

  private async record(word: Omit<NewWord, 'givenBy' | 'now'>): Promise<void> {
    const now = this.clock.now();
    const outcome = await this.transactions.run((tx) => this.words.record(tx, { ...word, givenBy: 'member', now }));
    if (outcome === null) throw new Refusal('not_signed_in');
  }
}
