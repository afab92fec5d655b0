import { Injectable } from '@nestjs/common';
import type { GatheringQuery, GatheringRow } from '@jieti/shared/api/gatherings';
import type { Page } from '@jieti/shared/api/paging';
import type { Instant } from '@jieti/shared/model/time';
import { Reader, type SqlValue } from '../db/sql.js';
import { gatheringColumns, gatheringRow, gatheringTables, type StoredGathering } from './gathering-row.js';

type Filter = Pick<GatheringQuery, 'filter' | 'search'>;

@Injectable()
export class GatheringsQueries {
  constructor(private readonly reader: Reader) {}

  /** Newest first; `search` looks for a part of the title. */
  async list(
    filter: Filter,
    { beforeId, limit, now }: { readonly beforeId: number | undefined; readonly limit: number; readonly now: Instant },
  ): Promise<Page<GatheringRow>> {
    const { sql, params } = filterOf(filter, now);
    const rows = await this.reader.query<StoredGathering>(
      `SELECT ${gatheringColumns} FROM ${gatheringTables} WHERE ${sql} AND g.id < ? ORDER BY g.id DESC LIMIT ?`,
      [...params, beforeId ?? Number.MAX_SAFE_INTEGER, limit + 1],
    );
    const [count] = await this.reader.query<{ n: number }>(
      `SELECT COUNT(*) AS n FROM gathering g WHERE ${sql}`,
      params,
    );
    const items = rows.slice(0, limit).map((row) => gatheringRow(row, now));
    const nextCursor = rows.length > limit ? String(items.at(-1)!.id) : null;
    return { items, nextCursor, total: Number(count?.n ?? 0) };
  }

  async find(id: number): Promise<StoredGathering | undefined> {
    const [row] = await this.reader.query<StoredGathering>(
      `SELECT ${gatheringColumns} FROM ${gatheringTables} WHERE g.id = ?`,
      [id],
    );
    return row;
  }

  /** When a member was marked as there; undefined unless they were. */
  async attendedAt(id: number, memberId: number): Promise<number | undefined> {
    const [row] = await this.reader.query<{ attended_at: number | null }>(
      "SELECT attended_at FROM gathering_sign_up WHERE gathering_id = ? AND member_id = ? AND state = 'attended'",
      [id, memberId],
    );
    return row?.attended_at === null || row === undefined ? undefined : Number(row.attended_at);
  }

  /** What the codes at the place are made of. */
  async secretOf(id: number): Promise<string | undefined> {
    const [row] = await this.reader.query<{ secret: string }>('SELECT secret FROM gathering WHERE id = ?', [id]);
    return row?.secret;
  }
}

function filterOf({ filter, search }: Filter, now: Instant): { readonly sql: string; readonly params: SqlValue[] } {
  const parts: [string, SqlValue][] = [];
  if (filter === 'draft' || filter === 'cancelled') parts.push(['g.state = ?', filter]);
  if (filter === 'coming') parts.push(["g.state = 'published' AND g.ends_at > ?", now]);
  if (filter === 'ended') parts.push(["g.state = 'published' AND g.ends_at <= ?", now]);
  if (search) parts.push(["g.title LIKE ? ESCAPE '!'", `%${search.replace(/[\\%_!]/g, (c) => `!${c}`)}%`]);
  if (parts.length === 0) return { sql: '1 = 1', params: [] };
  return { sql: parts.map(([sql]) => sql).join(' AND '), params: parts.map(([, value]) => value) };
}
