import { Injectable } from '@nestjs/common';
import type { TillAction, TillActionsQuery } from '@jieti/shared/api/till-actions';
import type { Page } from '@jieti/shared/api/paging';
import type { Instant } from '@jieti/shared/model/time';
import { maskName } from '@jieti/shared/rules/mask';
import { Reader, type SqlValue } from '../db/sql.js';
import { idCursor } from '../http/id-cursor.js';
import { UNDO_MS } from './till-action.js';
import { keyOfSubject } from './till-undoing.js';

interface LogRow {
  readonly id: number | string;
  readonly kind: TillAction['kind'];
  readonly idem_key: string;
  readonly store_id: string;
  readonly store_name: string | null;
  readonly staff: string;
  readonly device: string | null;
  readonly member_name: string;
  readonly title: string;
  readonly amount_fen: number | string;
  readonly points: number | string;
  readonly second_staff: string | null;
  readonly at: number | string;
  readonly taken_at: number | string | null;
  readonly undone_at: number | string | null;
  readonly subject: string;
}

const SELECT = `SELECT a.id, a.kind, a.idem_key, a.store_id, s.name AS store_name, a.staff, a.device, m.name AS member_name,
    a.title, a.amount_fen, a.points, a.second_staff, a.at, a.taken_at, a.undone_at, a.subject
  FROM till_action a JOIN member m ON m.id = a.member_id LEFT JOIN store s ON s.id = a.store_id`;

/** Conditions with what is bound to them. */
export interface LogFilter {
  readonly sql: string;
  readonly params: readonly SqlValue[];
}

/** The log of everything done at tills, newest first. */
@Injectable()
export class TillLogQueries {
  constructor(private readonly reader: Reader) {}

  /** `storeId` null: of all stores. */
  async list(query: TillActionsQuery, storeId: string | null, now: Instant): Promise<Page<TillAction>> {
    const filter = filterOf(query, storeId);
    const before = idCursor(query.cursor) ?? Number.MAX_SAFE_INTEGER;
    const where = { sql: `${filter.sql} AND a.id < ?`, params: [...filter.params, before] };
    const rows = await this.listWhere(where, query.limit + 1, now);
    const [count] = await this.reader.query<{ n: number | string }>(
      `SELECT COUNT(*) AS n FROM till_action a WHERE ${filter.sql}`,
      filter.params,
    );
    const items = rows.slice(0, query.limit);
    const last = rows.length > query.limit ? items.at(-1) : undefined;
    return { items: [...items], nextCursor: last ? String(last.id) : null, total: Number(count?.n ?? 0) };
  }

  async listWhere({ sql, params }: LogFilter, limit: number, now: Instant): Promise<readonly TillAction[]> {
    const rows = await this.reader.query<LogRow>(`${SELECT} WHERE ${sql} ORDER BY a.id DESC LIMIT ?`, [
      ...params,
      limit,
    ]);
    const fresh = rows.filter((row) => isFresh(row, now));
    const refunded = await this.refunded(fresh.filter((row) => row.kind === 'purchase').map((row) => row.subject));
    const open = new Set(fresh.filter((row) => !refunded.has(row.subject)));
    return rows.map((row) => actionView(row, open.has(row)));
  }

  /** Of the receipts with these subjects, those of which something was given back. */
  private async refunded(subjects: readonly string[]): Promise<ReadonlySet<string>> {
    if (subjects.length === 0) return new Set();
    const keys = subjects.map(keyOfSubject);
    const oneOf = (prefix: string) => keys.map(() => `(${prefix}source = ? AND ${prefix}external_id = ?)`).join(' OR ');
    const params = keys.flatMap(({ source, externalId }) => [source, externalId]);
    const rows = await this.reader.query<{ source: string; external_id: string }>(
      `SELECT order_source AS source, order_external_id AS external_id FROM fact WHERE ${oneOf('order_')}
       UNION SELECT source, external_id FROM sale WHERE ended IS NOT NULL AND (${oneOf('')})`,
      [...params, ...params],
    );
    return new Set(rows.map((row) => `${row.source}/${row.external_id}`));
  }
}

function filterOf({ kind, search, from, to }: TillActionsQuery, storeId: string | null): LogFilter {
  const parts: string[] = ['1 = 1'];
  const params: SqlValue[] = [];
  const add = (sql: string, ...values: readonly SqlValue[]) => {
    parts.push(sql);
    params.push(...values);
  };
  if (storeId !== null) add('a.store_id = ?', storeId);
  if (kind !== undefined) add('a.kind = ?', kind);
  if (from !== undefined) add('a.at >= ?', from);
  if (to !== undefined) add('a.at < ?', to);
  const words = search?.trim();
  if (words) {
    const pattern = `%${words.replace(/[%_!]/g, (c) => `!${c}`)}%`;
    add("(a.title LIKE ? ESCAPE '!' OR a.staff LIKE ? ESCAPE '!')", pattern, pattern);
  }
  return { sql: parts.join(' AND '), params };
}

/** Done so lately that it may be undone, if nothing of it was given back. */
function isFresh({ kind, undone_at: undoneAt, at }: LogRow, now: Instant): boolean {
  const isUndoable = kind === 'purchase' || kind === 'gift' || kind === 'perk';
  return isUndoable && undoneAt === null && now - Number(at) <= UNDO_MS;
}

function actionView(row: LogRow, isOpen: boolean): TillAction {
  const at = Number(row.at);
  return {
    ...{ id: Number(row.id), kind: row.kind, idempotencyKey: row.idem_key, storeId: row.store_id },
    ...{ storeName: row.store_name ?? row.store_id, staff: row.staff, device: row.device, title: row.title },
    ...{ memberName: maskName(row.member_name), amountFen: Number(row.amount_fen), points: Number(row.points), at },
    secondPerson: row.second_staff,
    takenAt: row.taken_at === null ? null : Number(row.taken_at),
    undoneAt: row.undone_at === null ? null : Number(row.undone_at),
    undoUntil: isOpen ? at + UNDO_MS : null,
  };
}
