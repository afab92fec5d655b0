import { Injectable } from '@nestjs/common';
import type { Tx } from '../db/sql.js';

/** What sending needs to know about a member. */
export interface Recipient {
  readonly memberId: number;
  readonly isClosed: boolean;
  /** False once the member opted out of marketing. */
  readonly takesMarketing: boolean;
  readonly openid: string | null;
  readonly oaOpenid: string | null;
}

interface MemberRow {
  readonly id: number | string;
  readonly status: string;
  readonly marketing: number;
}

interface IdentityRow {
  readonly member_id: number | string;
  readonly kind: string;
  readonly value: string;
}

/** Read inside the claiming transaction, so that an opt-out that has been stored is always seen. */
@Injectable()
export class RecipientsRepository {
  async list(tx: Tx, memberIds: readonly number[]): Promise<ReadonlyMap<number, Recipient>> {
    const ids = [...new Set(memberIds)];
    if (ids.length === 0) return new Map();
    const marks = ids.map(() => '?').join(', ');
    const members = await tx.query<MemberRow>(`SELECT id, status, marketing FROM member WHERE id IN (${marks})`, ids);
    const identities = await tx.query<IdentityRow>(
      `SELECT member_id, kind, value FROM member_identity
       WHERE member_id IN (${marks}) AND kind IN ('openid', 'oaOpenid') ORDER BY created_at`,
      ids,
    );
    const latest = new Map(identities.map((row) => [`${row.kind}:${row.member_id}`, row.value]));
    return new Map(
      members.map((row) => [
        Number(row.id),
        {
          memberId: Number(row.id),
          isClosed: row.status === 'closed',
          takesMarketing: Number(row.marketing) !== 0,
          openid: latest.get(`openid:${row.id}`) ?? null,
          oaOpenid: latest.get(`oaOpenid:${row.id}`) ?? null,
        },
      ]),
    );
  }
}
