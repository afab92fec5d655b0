import { Injectable } from '@nestjs/common';
import { purposes } from '@jieti/shared/api/privacy';
import type { Instant } from '@jieti/shared/model/time';
import { isGranted } from '@jieti/shared/rules/privacy/consent-state';
import type { Tx } from '../db/sql.js';
import { findChildhood, type Childhood } from './childhood.queries.js';
import { ConsentWordsRepository, type NewWord } from './consent-words.repository.js';
import { storedWords } from './stored-words.queries.js';

/** Members under 14: of their birthday the day that ends it, and nothing by their own consent alone (D266). */
@Injectable()
export class ChildhoodRepository {
  constructor(private readonly words: ConsentWordsRepository) {}

  find(tx: Tx, memberId: number, now: Instant): Promise<Childhood | null> {
    return findChildhood(tx, memberId, now);
  }

  /** The caller holds the member's row. A birthday that was there goes, and so does every purpose. */
  async begin(tx: Tx, memberId: number, until: Instant, now: Instant): Promise<void> {
    await tx.execute('DELETE FROM member_childhood WHERE member_id = ?', [memberId]);
    await tx.insertRows('member_childhood', ['member_id', 'until_at'], [[memberId, until]]);
    await tx.execute(
      `UPDATE member SET birthday_month = NULL, birthday_day = NULL, birthday_year = NULL, birthday_set_at = ?
       WHERE id = ?`,
      [now, memberId],
    );
    await this.takeBackAll(tx, { memberId, channel: 'miniProgram', givenBy: 'member', now });
  }

  /** What a guardian said of it. Without their yes nothing stays allowed. False where there is no such member. */
  async say(tx: Tx, word: Omit<NewWord, 'subject'>): Promise<boolean> {
    if ((await this.words.record(tx, { ...word, subject: 'guardian' })) === null) return false;
    if (!word.granted) await this.takeBackAll(tx, word);
    return true;
  }

  /** Nothing tells who was a child once they are none. */
  async forgetGrown(tx: Tx, now: Instant): Promise<void> {
    await tx.execute('DELETE FROM member_childhood WHERE until_at <= ?', [now]);
  }

  /** It was a mistake: they told a birthday that makes them older. */
  async end(tx: Tx, memberId: number): Promise<void> {
    await tx.execute('DELETE FROM member_childhood WHERE member_id = ?', [memberId]);
  }

  private async takeBackAll(tx: Tx, word: Omit<NewWord, 'subject' | 'granted'>): Promise<void> {
    const words = (await storedWords(tx, [word.memberId])).get(word.memberId);
    for (const subject of purposes)
      if (isGranted(subject, words?.get(subject) ?? null))
        await this.words.record(tx, { ...word, subject, granted: false });
  }
}
