import { Injectable } from '@nestjs/common';
import { Reader } from '../db/sql.js';
import type { MemberCaller } from '../http/access.js';

@Injectable()
export class MemberCallersQueries {
  constructor(private readonly reader: Reader) {}

  /** The member with the openid first seen; null when there is no such member or the account is closed. */
  async find(memberId: number): Promise<MemberCaller | null> {
    const [row] = await this.reader.query<{ openid: string | null }>(
      `SELECT i.value AS openid FROM member m
       LEFT JOIN member_identity i ON i.member_id = m.id AND i.kind = 'openid'
       WHERE m.id = ? AND m.status = 'active' ORDER BY i.created_at, i.value LIMIT 1`,
      [memberId],
    );
    return row ? { kind: 'member', memberId, openid: row.openid ?? '' } : null;
  }

  /** The member both platform numbers already belong to; null when one is new or they belong to two members. */
  async findByIdentities(openid: string, unionid: string | null): Promise<number | null> {
    const rows = await this.reader.query<{ member_id: number }>(
      `SELECT i.member_id FROM member_identity i JOIN member m ON m.id = i.member_id
       WHERE m.programme_version > 0 AND ((i.kind = 'openid' AND i.value = ?) OR (i.kind = 'unionid' AND i.value = ?))`,
      [openid, unionid ?? ''],
    );
    const ids = new Set(rows.map((row) => Number(row.member_id)));
    const complete = rows.length === (unionid === null ? 1 : 2) && ids.size === 1;
    return complete ? (ids.values().next().value ?? null) : null;
  }

  /** Whether either platform number has been met, wherever that was. */
  async isKnown(openid: string, unionid: string | null): Promise<boolean> {
    const rows = await this.reader.query(
      `SELECT member_id FROM member_identity
       WHERE (kind = 'openid' AND value = ?) OR (kind = 'unionid' AND value = ?) LIMIT 1`,
      [openid, unionid ?? ''],
    );
    return rows.length > 0;
  }
}
