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
}
