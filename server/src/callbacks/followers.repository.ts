import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Dialect } from '../db/dialect.js';
import type { Tx } from '../db/sql.js';

export interface Follow {
  readonly openid: string;
  readonly following: boolean;
  readonly at: Instant;
}

/** Who follows the official account. Their openid there is another than the mini-program's; the unionid joins them. */
@Injectable()
export class FollowersRepository {
  constructor(private readonly dialect: Dialect) {}

  /** The member as far as known; `stale` when something newer, or leaving in the same second, has been told already. */
  async put(tx: Tx, { openid, following, at }: Follow): Promise<{ memberId: number | null } | 'stale'> {
    const [known] = await tx.query<{ changed_at: number; member_id: number | null }>(
      `SELECT changed_at, member_id FROM oa_follower WHERE openid = ?${this.dialect.forUpdate}`,
      [openid],
    );
    if (!known) {
      const columns = ['openid', 'following', 'changed_at', 'next_ask_at'];
      await tx.insertRows('oa_follower', columns, [[openid, following, at, at]]);
      return { memberId: null };
    }
    if (Number(known.changed_at) >= at + (following ? 0 : 1)) return 'stale';
    await tx.execute('UPDATE oa_follower SET following = ?, changed_at = ? WHERE openid = ?', [following, at, openid]);
    return { memberId: known.member_id === null ? null : Number(known.member_id) };
  }

  async isFollowing(tx: Tx, openid: string): Promise<boolean> {
    const [row] = await tx.query<{ following: number }>(
      `SELECT following FROM oa_follower WHERE openid = ?${this.dialect.forUpdate}`,
      [openid],
    );
    return Number(row?.following ?? 0) === 1;
  }

  /** The member an account's openid is known of. */
  async findMember(tx: Tx, openid: string): Promise<number | null> {
    const [row] = await tx.query<{ member_id: number }>(
      `SELECT member_id FROM member_identity WHERE kind = 'oaOpenid' AND value = ?`,
      [openid],
    );
    return row ? Number(row.member_id) : null;
  }

  async link(tx: Tx, openid: string, memberId: number): Promise<void> {
    await tx.execute('UPDATE oa_follower SET member_id = ? WHERE openid = ?', [memberId, openid]);
  }

  /** Nothing is sent to an openid that does not follow. */
  async detach(tx: Tx, openid: string): Promise<void> {
    await tx.execute(`DELETE FROM member_identity WHERE kind = 'oaOpenid' AND value = ?`, [openid]);
  }

  async putUnionid(tx: Tx, openid: string, unionid: string): Promise<void> {
    await tx.execute('UPDATE oa_follower SET unionid = ? WHERE openid = ?', [unionid, openid]);
  }

  async askLater(tx: Tx, openid: string, at: Instant): Promise<void> {
    await tx.execute('UPDATE oa_follower SET next_ask_at = ? WHERE openid = ?', [at, openid]);
  }
}
