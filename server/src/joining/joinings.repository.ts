import { Injectable } from '@nestjs/common';
import type { Entry } from '@jieti/shared/api/joining';
import type { Instant } from '@jieti/shared/model/time';
import { entryChannel } from '@jieti/shared/rules/entry-channel';
import { Dialect } from '../db/dialect.js';
import type { Tx } from '../db/sql.js';
import { ConsentWordsRepository } from '../privacy/consent-words.repository.js';

export interface Joining {
  readonly memberId: number;
  /** Of the notice in force, which the member agreed to. */
  readonly noticeVersion: number;
  readonly channel: 'miniProgram' | 'h5';
  readonly entry: Entry;
}

/** How members joined: once each, never changed. */
@Injectable()
export class JoiningsRepository {
  constructor(
    private readonly dialect: Dialect,
    private readonly words: ConsentWordsRepository,
  ) {}

  /**
   * With the agreement, which is recorded whenever it is a new one. False when the member joined before; how that was
   * stays. A store nobody has is left out.
   */
  async insert(tx: Tx, { memberId, noticeVersion, channel: door, entry }: Joining, now: Instant): Promise<boolean> {
    await tx.query(`SELECT id FROM member WHERE id = ?${this.dialect.forUpdate}`, [memberId]);
    await this.words.record(tx, { memberId, subject: 'notice', granted: true, channel: door, givenBy: 'member', now });
    const [before] = await tx.query('SELECT member_id FROM member_joining WHERE member_id = ?', [memberId]);
    if (before) return false;
    const store = await this.storeOf(tx, entry.storeId);
    const { scene, campaign, referrerAppId } = entry;
    const channel = entryChannel({ ...entry, storeId: store ?? undefined });
    await tx.insertRows(
      'member_joining',
      ['member_id', 'notice_version', 'channel', 'scene', 'store_id', 'campaign', 'referrer_app', 'at'],
      [[memberId, noticeVersion, channel, scene, store, campaign, referrerAppId, now]],
    );
    // Whoever has no store yet belongs to the one whose code brought them.
    if (store !== null) {
      const sql = 'UPDATE member SET store_id = ?, updated_at = ? WHERE id = ? AND store_id IS NULL';
      await tx.execute(sql, [store, now, memberId]);
    }
    return true;
  }

  private async storeOf(tx: Tx, storeId: string | undefined): Promise<string | null> {
    if (storeId === undefined) return null;
    const [row] = await tx.query<{ id: string }>('SELECT id FROM store WHERE id = ?', [storeId]);
    return row?.id ?? null;
  }
}
