import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Reader } from '../db/sql.js';

@Injectable()
export class FollowersQueries {
  constructor(private readonly reader: Reader) {}

  /** Followers nobody knows the unionid of. */
  async listUnasked(now: Instant, limit: number): Promise<readonly string[]> {
    const rows = await this.reader.query<{ openid: string }>(
      `SELECT openid FROM oa_follower
       WHERE following = 1 AND member_id IS NULL AND unionid IS NULL AND next_ask_at <= ? LIMIT ?`,
      [now, limit],
    );
    return rows.map((row) => row.openid);
  }

  /** Followers whose unionid is a member's. */
  async listLinkable(limit: number): Promise<readonly { readonly openid: string; readonly memberId: number }[]> {
    const rows = await this.reader.query<{ openid: string; member_id: number }>(
      `SELECT f.openid, i.member_id FROM oa_follower f
       JOIN member_identity i ON i.kind = 'unionid' AND i.value = f.unionid
       WHERE f.following = 1 AND f.member_id IS NULL AND f.unionid <> '' LIMIT ?`,
      [limit],
    );
    return rows.map((row) => ({ openid: row.openid, memberId: Number(row.member_id) }));
  }
}
