import { Injectable } from '@nestjs/common';
import { consentChannels, type MemberPrivacy } from '@jieti/shared/api/privacy';
import { guardianWording } from '@jieti/shared/rules/privacy/childhood';
import { purposeWording } from '@jieti/shared/rules/privacy/purpose-wording';
import { Clock } from '../clock.js';
import { Refusal } from '../http/refusal.js';
import { MembersQueries } from '../members/members.queries.js';
import { ConsentsQueries, type ConsentRecord } from './consents.queries.js';
import { purposeChoices } from './purpose-choices.js';
import type { ConsentSubject } from './stored-words.queries.js';

/** A member's consents as the shop may have to show them. */
@Injectable()
export class MemberPrivacyService {
  constructor(
    private readonly members: MembersQueries,
    private readonly consents: ConsentsQueries,
    private readonly clock: Clock,
  ) {}

  /** Refuses with member_unknown. */
  async read(memberId: number): Promise<MemberPrivacy> {
    if (!(await this.members.find(memberId))) throw new Refusal('member_unknown');
    const [words, history] = await Promise.all([this.consents.lastWords(memberId), this.consents.history(memberId)]);
    const choices = purposeChoices(words, { now: this.clock.now(), isGuarded: false });
    return {
      purposes: choices.map(({ purpose, title, granted, changedAt }) => ({ purpose, title, granted, changedAt })),
      history: history.map(historyRow),
    };
  }
}

function historyRow({ subject, channel, ...word }: ConsentRecord): MemberPrivacy['history'][number] {
  const title = titleOf(subject);
  return { ...word, purpose: subject, title, channel: consentChannels.find((one) => one === channel) ?? 'desk' };
}

function titleOf(subject: ConsentSubject): string {
  if (subject === 'notice') return '隐私说明';
  return subject === 'guardian' ? guardianWording.title : purposeWording[subject].title;
}
