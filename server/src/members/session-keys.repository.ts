import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Dialect } from '../db/dialect.js';
import type { Tx } from '../db/sql.js';
import { lockActiveMember } from './active-member.repository.js';

export interface SealedSessionKey {
  /** Tells a new key from the one kept without opening either. */
  readonly fingerprint: string;
  readonly sealed: string;
}

/** What WeChat seals data for us with on members' phones, itself sealed. */
@Injectable()
export class SessionKeysRepository {
  constructor(private readonly dialect: Dialect) {}

  async find(tx: Tx, memberId: number): Promise<SealedSessionKey | null> {
    const [row] = await tx.query<SealedSessionKey>(
      'SELECT fingerprint, sealed FROM wechat_session WHERE member_id = ?',
      [memberId],
    );
    return row ?? null;
  }

  /** In the place of the one before: WeChat has one valid key per person. Of a closed account none is kept. */
  async put(tx: Tx, memberId: number, { fingerprint, sealed }: SealedSessionKey, now: Instant): Promise<void> {
    if (!(await lockActiveMember(tx, memberId, this.dialect))) return;
    await tx.execute('DELETE FROM wechat_session WHERE member_id = ?', [memberId]);
    const columns = ['member_id', 'fingerprint', 'sealed', 'taken_at'];
    await tx.insertRows('wechat_session', columns, [[memberId, fingerprint, sealed, now]]);
  }
}
