import { Injectable } from '@nestjs/common';
import type { PointsEntryKind } from '@jieti/shared/model/points';
import type { Instant } from '@jieti/shared/model/time';
import { factId } from '@jieti/shared/rules/fact-id';
import { placeholders } from '../db/in-list.js';
import { Reader } from '../db/sql.js';
import { factColumns, factOfRow, type FactRow } from '../facts/fact-row.js';
import { factNote } from '../members/fact-note.js';
import { factTitle } from '../members/fact-title.js';
import { ENTRIES_OF_A_MEMBER } from './point-book.js';
import { entryColumns, type EntryRow } from './point-row.js';

export interface EntryPlace {
  readonly occurredAt: Instant;
  readonly id: number;
}

export interface EntriesWanted {
  readonly kind?: PointsEntryKind | undefined;
  readonly after?: EntryPlace | undefined;
  readonly limit: number;
}

/** An entry as it is shown. */
export interface ShownEntry extends EntryRow {
  /** `安福路店消费，实付 ¥88.00`, where a fact moved the points; else what was noted by hand. */
  readonly shownNote: string;
  /** When the lot it made may be spent from; null: it made none. */
  readonly available_at: Instant | null;
}

type LotEntryRow = EntryRow & { readonly available_at: Instant | null };

/** The ledger of a member's points. */
@Injectable()
export class PointEntriesQueries {
  constructor(private readonly reader: Reader) {}

  /** By when it happened, the last first. */
  async list(memberId: number, { kind, after, limit }: EntriesWanted): Promise<readonly ShownEntry[]> {
    const { occurredAt, id } = after ?? { occurredAt: Number.MAX_SAFE_INTEGER, id: 0 };
    const rows = await this.reader.query<LotEntryRow>(
      `SELECT ${entryColumns.map((column) => `e.${column}`).join(', ')}, l.available_at FROM point_entry e
       LEFT JOIN point_lot l ON l.id = e.id
       WHERE e.id > ? AND e.id < ? AND (e.occurred_at < ? OR (e.occurred_at = ? AND e.id < ?))
       ${kind === undefined ? '' : 'AND e.kind = ?'} ORDER BY e.occurred_at DESC, e.id DESC LIMIT ?`,
      [...ownIds(memberId), occurredAt, occurredAt, id, ...(kind === undefined ? [] : [kind]), limit],
    );
    const notes = await this.factNotes(memberId, rows);
    return rows.map((row) => ({ ...row, shownNote: row.note ?? notes.get(row.biz_id) ?? '' }));
  }

  async count(memberId: number, kind?: PointsEntryKind): Promise<number> {
    const [row] = await this.reader.query<{ n: number }>(
      `SELECT COUNT(*) AS n FROM point_entry WHERE id > ? AND id < ?${kind === undefined ? '' : ' AND kind = ?'}`,
      [...ownIds(memberId), ...(kind === undefined ? [] : [kind])],
    );
    return Number(row?.n ?? 0);
  }

  /** What moved before `from`, and from then until `until`, by kind. */
  async sums(
    memberId: number,
    { from, until }: { readonly from: Instant; readonly until: Instant },
  ): Promise<{ opening: number; moved: Partial<Record<PointsEntryKind, number>> }> {
    const rows = await this.reader.query<{ kind: PointsEntryKind; opening: number; moved: number }>(
      `SELECT kind, SUM(CASE WHEN occurred_at < ? THEN delta ELSE 0 END) AS opening,
         SUM(CASE WHEN occurred_at >= ? THEN delta ELSE 0 END) AS moved
       FROM point_entry WHERE id > ? AND id < ? AND occurred_at < ? GROUP BY kind`,
      [from, from, ...ownIds(memberId), until],
    );
    const moved: Partial<Record<PointsEntryKind, number>> = {};
    for (const row of rows) moved[row.kind] = Number(row.moved);
    return { opening: rows.reduce((sum, row) => sum + Number(row.opening), 0), moved };
  }

  /** By `factId`: where, and what was paid. */
  private async factNotes(memberId: number, entries: readonly EntryRow[]): Promise<Map<string, string>> {
    const instants = [...new Set(entries.filter((row) => row.biz === 'fact').map((row) => row.occurred_at))];
    if (instants.length === 0) return new Map();
    const rows = await this.reader.query<FactRow & { readonly store_name: string | null }>(
      `SELECT ${factColumns.map((column) => `f.${column}`).join(', ')}, s.name AS store_name FROM fact f
       LEFT JOIN store s ON s.id = f.store_id
       WHERE f.member_id = ? AND f.occurred_at IN (${placeholders(instants.length)})`,
      [memberId, ...instants],
    );
    return new Map(
      rows.map((row) => {
        const fact = factOfRow(row);
        const title = factTitle(fact, row.store_name);
        return [factId(fact), fact.kind === 'engagement' ? title : `${title}，${factNote(fact)}`];
      }),
    );
  }
}

/** Ids of a member's entries lie between these. */
function ownIds(memberId: number): [number, number] {
  return [memberId * ENTRIES_OF_A_MEMBER, (memberId + 1) * ENTRIES_OF_A_MEMBER];
}
