import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import type { ExportCell } from '@jieti/shared/rules/privacy/export-text';
import { Reader, type SqlValue } from '../db/sql.js';
import { tierBadge } from '../members/tier-badge.js';
import { ProgrammesQueries } from '../programmes/programmes.queries.js';
import type { ExportContext, ExportPart, RawRow } from './parts/export-part.js';

export type ExportRow = readonly ExportCell[];

const AT_ONCE = 500;
type Cursor = readonly SqlValue[];

/** Reads the parts of an export page by page: however long a history is, a few hundred rows are held at once. */
@Injectable()
export class ExportQueries {
  constructor(
    private readonly reader: Reader,
    private readonly programmes: ProgrammesQueries,
  ) {}

  async context(now: Instant): Promise<ExportContext> {
    const version = await this.programmes.getCurrent(now);
    return { tierName: (key) => tierBadge(version, key).name };
  }

  /** Undefined when there is no such member. */
  async cardNo(memberId: number): Promise<string | undefined> {
    const [row] = await this.reader.query<{ card_no: string }>('SELECT card_no FROM member WHERE id = ?', [memberId]);
    return row?.card_no;
  }

  /** The newest rows, and whether there are more. */
  async first(part: ExportPart, memberId: number, of: { readonly limit: number; readonly context: ExportContext }) {
    const raw = await this.page(part, memberId, { limit: of.limit + 1 });
    return { rows: raw.slice(0, of.limit).map((row) => cells(part, row, of.context)), more: raw.length > of.limit };
  }

  async *rows(part: ExportPart, memberId: number, context: ExportContext): AsyncGenerator<ExportRow> {
    const limit = part.atOnce ?? AT_ONCE;
    let after: Cursor | undefined;
    for (;;) {
      const raw: readonly RawRow[] = await this.page(part, memberId, { limit, ...(after && { after }) });
      for (const row of raw) yield cells(part, row, context);
      const last = raw.at(-1);
      if (!last || raw.length < limit) return;
      after = part.order.map((_, i) => last[`k${i}`] ?? null);
    }
  }

  private page(
    part: ExportPart,
    memberId: number,
    { limit, after }: { readonly limit: number; readonly after?: Cursor },
  ): Promise<RawRow[]> {
    const selected = [
      ...part.columns.map(({ key, sql }) => `${sql} AS "${key}"`),
      ...Object.entries(part.also ?? {}).map(([key, sql]) => `${sql} AS "${key}"`),
      ...part.order.map((sql, i) => `${sql} AS k${i}`),
    ];
    const order = part.order.map((sql) => `${sql} DESC`).join(', ');
    const beyond = after ? ` AND ${beforeCursor(part.order)}` : '';
    return this.reader.query<RawRow>(
      `SELECT ${selected.join(', ')} FROM ${part.from} WHERE ${part.where}${beyond}
       ORDER BY ${order} LIMIT ${Math.trunc(limit)}`,
      [part.bind ? part.bind(memberId) : memberId, ...(after ? cursorParams(after) : [])],
    );
  }
}

/** `a <= ? AND (a < ? OR (a = ? AND (b < ? OR …)))`: the first condition lets the index begin there. */
function beforeCursor(order: readonly string[]): string {
  const nested = (from: number): string => {
    const name = order[from]!;
    return from === order.length - 1 ? `${name} < ?` : `(${name} < ? OR (${name} = ? AND ${nested(from + 1)}))`;
  };
  return `${order[0]!} <= ? AND ${nested(0)}`;
}

function cursorParams(after: Cursor): SqlValue[] {
  return [after[0]!, ...after.flatMap((value, i) => (i === after.length - 1 ? [value] : [value, value]))];
}

function cells(part: ExportPart, row: RawRow, context: ExportContext): ExportRow {
  return part.columns.map((column) => {
    if (column.read) return column.read(row, context);
    const value = row[column.key] ?? null;
    if (value instanceof Uint8Array) return null;
    return column.kind === 'yesNo' && value !== null ? Number(value) === 1 : value;
  });
}
