import { Injectable } from '@nestjs/common';
import type { GrowthItem } from '@jieti/shared/api/me';
import type { Page } from '@jieti/shared/api/paging';
import { Reader } from '../db/sql.js';
import { factColumns, factOfRow, type FactRow } from '../facts/fact-row.js';
import { factNote } from '../members/fact-note.js';
import { factTitle } from '../members/fact-title.js';
import { writeGrowthCursor, type GrowthCursor } from './growth-cursor.js';

interface GrowthRow extends FactRow {
  readonly delta: number;
  readonly store_name: string | null;
}

const fact = factColumns.map((column) => `f.${column}`).join(', ');

@Injectable()
export class GrowthQueries {
  constructor(private readonly reader: Reader) {}

  /** What moved a member's growth, newest first. */
  async list(memberId: number, after: GrowthCursor | undefined, limit: number): Promise<Page<GrowthItem>> {
    const { occurredAt, source, externalId } = after ?? {
      occurredAt: Number.MAX_SAFE_INTEGER,
      source: '',
      externalId: '',
    };
    const rows = await this.reader.query<GrowthRow>(
      `SELECT ${fact}, g.delta, s.name AS store_name FROM growth_entry g
       JOIN fact f ON f.member_id = g.member_id AND f.occurred_at = g.occurred_at AND f.source = g.source
         AND f.external_id = g.external_id
       LEFT JOIN store s ON s.id = f.store_id
       WHERE g.member_id = ? AND g.occurred_at <= ? AND g.delta <> 0
         AND (g.occurred_at < ? OR g.source < ? OR (g.source = ? AND g.external_id < ?))
       ORDER BY g.occurred_at DESC, g.source DESC, g.external_id DESC LIMIT ?`,
      [memberId, occurredAt, occurredAt, source, source, externalId, limit + 1],
    );
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return {
      items: shown.map(growthItem),
      nextCursor: last ? writeGrowthCursor({ ...factOfRow(last) }) : null,
      total: await this.count(memberId),
    };
  }

  private async count(memberId: number): Promise<number> {
    const [row] = await this.reader.query<{ n: number }>(
      'SELECT COUNT(*) AS n FROM growth_entry WHERE member_id = ? AND delta <> 0',
      [memberId],
    );
    return Number(row?.n ?? 0);
  }
}

function growthItem(row: GrowthRow): GrowthItem {
  const occurred = factOfRow(row);
  return {
    id: `${row.source}/${row.external_id}`,
    at: Number(row.occurred_at),
    title: factTitle(occurred, row.store_name),
    note: factNote(occurred),
    delta: Number(row.delta),
  };
}
