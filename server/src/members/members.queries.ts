import { Injectable } from '@nestjs/common';
import type { MemberListQuery } from '@jieti/shared/api/members';
import { Reader, type SqlValue } from '../db/sql.js';
import type { ListCursor } from './list-cursor.js';
import { memberRecord, memberRecordColumns, type MemberRecord, type MemberRecordRow } from './member-record.js';

/** What is searched for: a telephone number by its keyed hash, its last four digits, or the start of name or card. */
export type MemberSearch =
  | { readonly kind: 'phone'; readonly hash: string }
  | { readonly kind: 'phoneTail'; readonly tail: string }
  | { readonly kind: 'text'; readonly text: string };

export interface MemberFilter {
  readonly search: MemberSearch | null;
  readonly tier: string | null;
}

export interface MemberPage extends MemberFilter {
  readonly sort: MemberListQuery['sort'];
  readonly after: ListCursor | undefined;
  readonly limit: number;
}

interface Condition {
  readonly sql: string;
  readonly params: readonly SqlValue[];
}

const sortColumn: Readonly<Record<MemberPage['sort'], string>> = {
  recent: 'm.last_order_at',
  joined: 'm.joined_at',
  growth: 'm.growth',
};
/** Sorts after every text that starts with what stands before it, on both engines. */
const LAST = '\u{10FFFF}';

@Injectable()
export class MembersQueries {
  constructor(private readonly reader: Reader) {}

  async find(id: number): Promise<MemberRecord | null> {
    const rows = await this.select({ sql: 'm.id = ?', params: [id] }, 'm.id', 1);
    return rows[0] ?? null;
  }

  /** One page, highest first; members that never bought come last in `recent`. */
  async list(page: MemberPage): Promise<readonly MemberRecord[]> {
    const column = sortColumn[page.sort];
    const order = `${column} DESC, m.id DESC`;
    const filter = await this.filterAlongOrder(page);
    const known =
      page.after?.value === null ? [] : await this.select(withValue(filter, page, column), order, page.limit);
    if (page.sort !== 'recent' || known.length === page.limit) return known;
    return [...known, ...(await this.select(withoutValue(filter, page, column), order, page.limit - known.length))];
  }

  async count(filter: MemberFilter): Promise<number> {
    const { sql, params } = filter.search ? filterOf(filter) : both(countedActive, wanted(filter));
    const [row] = await this.reader.query<{ n: number }>(`SELECT COUNT(*) AS n FROM member m WHERE ${sql}`, params);
    return Number(row?.n ?? 0);
  }

  /** Members by ascending number from `afterId` on, for exports. */
  async listFrom(filter: MemberFilter, afterId: number, limit: number): Promise<readonly MemberRecord[]> {
    return this.select(both(filterOf(filter), { sql: 'm.id > ?', params: [afterId] }), 'm.id', limit);
  }

  /**
   * Finding a page in a tier costs either the tier's members, or the members passed on the way along the order, about
   * limit × all ÷ tier: the tier's own index is taken only where that is less.
   */
  private async filterAlongOrder(page: MemberPage): Promise<Condition> {
    if (page.tier === null || page.search) return filterOf(page);
    const [all] = await this.reader.query<{ last: number | null }>('SELECT MAX(id) AS last FROM member');
    const inTier = await this.count({ tier: page.tier, search: null });
    if (inTier ** 2 < page.limit * Number(all?.last ?? 0)) return filterOf(page);
    return both(filterOf({ ...page, tier: null }), { sql: "COALESCE(m.tier, '') = ?", params: [page.tier] });
  }

  private async select(where: Condition, order: string, limit: number): Promise<MemberRecord[]> {
    const rows = await this.reader.query<MemberRecordRow>(
      `SELECT ${memberRecordColumns} FROM member m LEFT JOIN store s ON s.id = m.store_id
       WHERE ${where.sql} ORDER BY ${order} LIMIT ?`,
      [...where.params, limit],
    );
    return rows.map(memberRecord);
  }
}

function withValue(filter: Condition, page: MemberPage, column: string): Condition {
  const { value, id } = page.after ?? { value: Number.MAX_SAFE_INTEGER, id: 0 };
  return both(filter, {
    sql: `${column} <= ? AND (${column} < ? OR m.id < ?)`,
    params: [value, value, id],
  });
}

function withoutValue(filter: Condition, page: MemberPage, column: string): Condition {
  const after = page.after?.value === null ? page.after.id : Number.MAX_SAFE_INTEGER;
  return both(filter, { sql: `${column} IS NULL AND m.id < ?`, params: [after] });
}

const countedActive: Condition = { sql: "m.status = 'active'", params: [] };

/** Nearly everybody is active, so the page is read along its order and not along the index of states. */
function filterOf(filter: MemberFilter): Condition {
  return both({ sql: "COALESCE(m.status, '') = 'active'", params: [] }, wanted(filter));
}

function wanted({ search, tier }: MemberFilter): Condition {
  const searched = search ? searchOf(search) : { sql: '1 = 1', params: [] };
  return tier === null ? searched : both(searched, { sql: 'm.tier = ?', params: [tier] });
}

function searchOf(search: MemberSearch): Condition {
  switch (search.kind) {
    case 'phone':
      return { sql: 'm.phone_hash = ?', params: [search.hash] };
    case 'phoneTail':
      return { sql: 'm.phone_mask LIKE ?', params: [`%${search.tail}`] };
    case 'text': {
      const { text } = search;
      return {
        sql: '((m.name >= ? AND m.name < ?) OR (m.card_no >= ? AND m.card_no < ?))',
        params: [text, text + LAST, text.toUpperCase(), text.toUpperCase() + LAST],
      };
    }
    default:
      return search satisfies never;
  }
}

function both(a: Condition, b: Condition): Condition {
  return { sql: `${a.sql} AND ${b.sql}`, params: [...a.params, ...b.params] };
}
