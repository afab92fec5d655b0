import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { isGranted } from '@jieti/shared/rules/privacy/consent-state';
import { Dialect } from '../db/dialect.js';
import type { Tx } from '../db/sql.js';
import { Refusal } from '../http/refusal.js';
import { lockActiveMember } from '../members/active-member.repository.js';
import { findChildhood } from './childhood.queries.js';
import { forgetPurpose } from './purpose-data.repository.js';
import { PrivacyNotices, type ConsentText } from './privacy-notices.js';
import { storedWords, type ConsentSubject } from './stored-words.queries.js';

export interface NewWord {
  readonly memberId: number;
  readonly subject: ConsentSubject;
  readonly granted: boolean;
  readonly channel: 'miniProgram' | 'h5' | 'wechat' | 'desk';
  /** `member`, `wechat`, or a user name. */
  readonly givenBy: string;
  readonly now: Instant;
}

const purposeColumns = ['marketing', 'personalisation'] as const;

/** Words of consent, append-only. What they change beside is in the same transaction: it holds at once, everywhere. */
@Injectable()
export class ConsentWordsRepository {
  constructor(
    private readonly dialect: Dialect,
    private readonly notices: PrivacyNotices,
  ) {}

  /**
   * `repeated`: that was the last word already, and nothing is written; null: no such member, or a closed account.
   * Refuses with guardian_needed: a yes of somebody under 14 without their guardian's (D266).
   */
  async record(tx: Tx, word: NewWord): Promise<'recorded' | 'repeated' | null> {
    const { memberId, subject, granted, now } = word;
    if (!(await this.lockActive(tx, memberId))) return null;
    const purpose = subject === 'notice' || subject === 'guardian' ? null : subject;
    if (granted && purpose) await refuseChild(tx, memberId, now);
    const last = (await storedWords(tx, [memberId], subject)).get(memberId)?.get(subject) ?? null;
    const text = this.notices.textOf(subject);
    if (last?.granted === granted && last.noticeVersion === text.version) return 'repeated';
    await this.append(tx, word, text);
    for (const column of purposeColumns)
      if (column === subject)
        await tx.execute(`UPDATE member SET ${column} = ?, updated_at = ? WHERE id = ?`, [granted, now, memberId]);
    if (!granted && purpose) await forgetPurpose(tx, memberId, purpose);
    return 'recorded';
  }

  /** Takes back everything that is granted; of a member whose account ends. */
  async endAll(tx: Tx, ending: Omit<NewWord, 'subject' | 'granted'>): Promise<void> {
    const words = (await storedWords(tx, [ending.memberId])).get(ending.memberId);
    for (const subject of ['marketing', 'personalisation', 'browsing', 'groups'] as const) {
      if (!isGranted(subject, words?.get(subject) ?? null)) continue;
      await this.append(tx, { ...ending, subject, granted: false }, this.notices.textOf(subject));
    }
  }

  private async append(tx: Tx, word: NewWord, text: ConsentText): Promise<void> {
    const { memberId, subject, granted, channel, givenBy, now } = word;
    await this.keepText(tx, subject, text, now);
    await tx.insertRows(
      'privacy_consent',
      ['member_id', 'purpose', 'granted', 'notice_version', 'text_hash', 'channel', 'given_by', 'at'],
      [[memberId, subject, granted, text.version, text.hash, channel, givenBy, now]],
    );
  }

  /** The words themselves are kept once, so that it can be shown what was agreed to. */
  private async keepText(tx: Tx, subject: ConsentSubject, text: ConsentText, now: Instant): Promise<void> {
    const known = await tx.query('SELECT hash FROM privacy_text WHERE hash = ?', [text.hash]);
    if (known.length > 0) return;
    try {
      const row = [text.hash, subject, text.version, text.body, now];
      await tx.attempt(() =>
        tx.insertRows('privacy_text', ['hash', 'purpose', 'notice_version', 'body', 'first_used_at'], [row]),
      );
    } catch (error) {
      if (!this.dialect.isDuplicateKey(error)) throw error;
    }
  }

  /** Holds the member's row until the transaction ends; false when there is no such account any more. */
  lockActive(tx: Tx, memberId: number): Promise<boolean> {
    return lockActiveMember(tx, memberId, this.dialect);
  }
}

async function refuseChild(tx: Tx, memberId: number, now: Instant): Promise<void> {
  const childhood = await findChildhood(tx, memberId, now);
  if (childhood && !childhood.isAgreed) throw new Refusal('guardian_needed');
}
