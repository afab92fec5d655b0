import { Injectable } from '@nestjs/common';
import type { SignUpQuery, SignUpRow } from '@jieti/shared/api/gatherings';
import type { Page } from '@jieti/shared/api/paging';
import { maskName } from '@jieti/shared/rules/mask';
import { Reader, type SqlValue } from '../db/sql.js';

interface StoredSignUp {
  readonly member_id: number;
  readonly name: string;
  readonly tier: string;
  readonly state: SignUpRow['state'];
  readonly queue_no: number;
  readonly place: number;
  readonly signed_up_at: number | null;
  readonly attended_at: number | null;
  readonly came_by: SignUpRow['cameBy'];
}

type Filter = Pick<SignUpQuery, 'state' | 'search'>;

@Injectable()
export class SignUpsQueries {
  constructor(private readonly reader: Reader) {}

  /** In the order of signing up; `search` is a card number, or the name as it was given. */
  async list(
    gatheringId: number,
    filter: Filter,
    { after, limit }: { readonly after: number | undefined; readonly limit: number },
  ): Promise<Page<SignUpRow>> {
    const { sql, params } = filterOf(gatheringId, filter);
    const tables = 'gathering_sign_up s JOIN member m ON m.id = s.member_id';
    const rows = await this.reader.query<StoredSignUp>(
      `SELECT s.member_id, m.name, m.tier, s.state, s.queue_no, s.signed_up_at, s.attended_at, s.came_by,
         (SELECT COUNT(*) FROM gathering_sign_up w WHERE w.gathering_id = s.gathering_id AND w.state = 'waiting'
           AND w.queue_no <= s.queue_no) AS place
       FROM ${tables} WHERE ${sql} AND s.queue_no > ? ORDER BY s.queue_no LIMIT ?`,
      [...params, after ?? 0, limit + 1],
    );
    const [count] = await this.reader.query<{ n: number }>(`SELECT COUNT(*) AS n FROM ${tables} WHERE ${sql}`, params);
    const shown = rows.slice(0, limit);
    const nextCursor = rows.length > limit ? String(shown.at(-1)!.queue_no) : null;
    return { items: shown.map(viewOf), nextCursor, total: Number(count?.n ?? 0) };
  }
}

function filterOf(gatheringId: number, { state, search }: Filter) {
  const parts: [string, readonly SqlValue[]][] = [['s.gathering_id = ?', [gatheringId]]];
  if (state) parts.push(['s.state = ?', [state]]);
  if (search) parts.push(['(m.card_no = ? OR m.name = ?)', [search, search]]);
  return { sql: parts.map(([sql]) => sql).join(' AND '), params: parts.flatMap(([, values]) => values) };
}

function viewOf(row: StoredSignUp): SignUpRow {
  return {
    ...{ memberId: Number(row.member_id), name: maskName(row.name), tier: row.tier, state: row.state },
    place: row.state === 'waiting' ? Number(row.place) : null,
    signedUpAt: row.signed_up_at === null ? null : Number(row.signed_up_at),
    attendedAt: row.attended_at === null ? null : Number(row.attended_at),
    cameBy: row.came_by,
  };
}
