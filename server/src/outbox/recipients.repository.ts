import { Injectable } from '@nestjs/common';
import { placeholders } from '../db/in-list.js';
import type { Tx } from '../db/sql.js';
import { groupBy } from '../group-by.js';

/** What sending needs to know about a member. */
export interface Recipient {
  readonly memberId: number;
  readonly isClosed: boolean;
  /** False once the member opted out of marketing. */
  readonly takesMarketing: boolean;
  /** False once the member opted out of being chosen by what is known of them. */
  readonly allowsTargeting: boolean;
  readonly openid: string | null;
  readonly oaOpenid: string | null;
}

interface Row {
  readonly id: number | string;
  readonly status: string;
  readonly marketing: number;
  readonly personalisation: number;
  readonly kind: string | null;
  readonly value: string | null;
}

/** Read inside the claiming transaction, so that an opt-out that has been stored is always seen. */
@Injectable()
export class RecipientsRepository {
  async list(tx: Tx, memberIds: readonly number[]): Promise<ReadonlyMap<number, Recipient>> {
    const ids = [...new Set(memberIds)];
    if (ids.length === 0) return new Map();
    const rows = await tx.query<Row>(
      `SELECT m.id, m.status, m.marketing, m.personalisation, i.kind, i.value FROM member m
       LEFT JOIN member_identity i ON i.member_id = m.id AND i.kind IN ('openid', 'oaOpenid')
       WHERE m.id IN (${placeholders(ids.length)})`,
      ids,
    );
    const byMember = groupBy(rows, (row) => Number(row.id));
    const several = [...byMember].filter(([, own]) => own.length > 1).map(([id]) => id);
    const latest = await this.latestIdentities(tx, several);
    return new Map(
      [...byMember].map(([id, own]) => {
        const of = (kind: string) => latest.get(`${kind}:${id}`) ?? own.find((row) => row.kind === kind)?.value ?? null;
        const { status, marketing, personalisation } = own[0]!;
        const choices = { takesMarketing: Number(marketing) !== 0, allowsTargeting: Number(personalisation) !== 0 };
        const isClosed = status === 'closed';
        return [id, { memberId: id, isClosed, ...choices, openid: of('openid'), oaOpenid: of('oaOpenid') }];
      }),
    );
  }

  /** By kind and member: who was known by another number before is written to at the last one. */
  private async latestIdentities(tx: Tx, ids: readonly number[]): Promise<ReadonlyMap<string, string>> {
    if (ids.length === 0) return new Map();
    const rows = await tx.query<{ readonly member_id: number | string; readonly kind: string; readonly value: string }>(
      `SELECT member_id, kind, value FROM member_identity
       WHERE member_id IN (${placeholders(ids.length)}) AND kind IN ('openid', 'oaOpenid') ORDER BY created_at`,
      ids,
    );
    return new Map(rows.map((row) => [`${row.kind}:${row.member_id}`, row.value]));
  }
}
