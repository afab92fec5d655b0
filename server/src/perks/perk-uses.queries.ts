import { Inject, Injectable } from '@nestjs/common';
import type { Page } from '@jieti/shared/api/paging';
import type { PerkReport, PerkUse, PerkUseExportQuery } from '@jieti/shared/api/perks';
import type { ProgrammeVersion } from '@jieti/shared/model/programme';
import { CONFIG, type Config } from '../config.js';
import { Reader } from '../db/sql.js';
import { tierBadge } from '../members/tier-badge.js';
import { monthText } from './month-number.js';
import { perkUseCondition } from './perk-use-filter.js';

interface UseRow {
  readonly id: number;
  readonly used_at: number;
  readonly perk_key: string;
  readonly title: string;
  readonly tier: string;
  readonly member_id: number;
  readonly name: string;
  readonly card_no: string;
  readonly store_id: string | null;
  readonly store_name: string | null;
  readonly staff: string;
  readonly device: string | null;
  readonly undone_at: number | null;
}

interface CountRow {
  readonly perk_key: string;
  readonly title: string;
  readonly tier: string;
  readonly uses: number;
  readonly members: number;
}

export interface UsesPage {
  readonly beforeId: number | undefined;
  readonly limit: number;
}

/** What was used of the tiers' perks. */
@Injectable()
export class PerkUsesQueries {
  constructor(
    private readonly reader: Reader,
    @Inject(CONFIG) private readonly config: Pick<Config, 'timeZone'>,
  ) {}

  /** Newest first; tiers as `version` shows them. */
  async list(filter: PerkUseExportQuery, page: UsesPage, version: ProgrammeVersion): Promise<Page<PerkUse>> {
    const { sql, params } = perkUseCondition(filter, this.config.timeZone);
    const rows = await this.reader.query<UseRow>(
      `SELECT u.id, u.used_at, u.perk_key, u.title, u.tier, u.member_id, m.name, m.card_no, u.store_id,
              s.name AS store_name, u.staff, u.device, u.undone_at
       FROM perk_use u JOIN member m ON m.id = u.member_id LEFT JOIN store s ON s.id = u.store_id
       WHERE ${sql} AND u.id < ? ORDER BY u.id DESC LIMIT ?`,
      [...params, page.beforeId ?? Number.MAX_SAFE_INTEGER, page.limit + 1],
    );
    const items = rows.slice(0, page.limit).map((row) => useOf(row, version));
    const last = rows.length > page.limit ? items.at(-1) : undefined;
    return { items, nextCursor: last ? String(last.id) : null, total: null };
  }

  /** Uses of a month, as 202611, that were not undone; most used first. */
  async report(month: number, version: ProgrammeVersion): Promise<PerkReport> {
    const rows = await this.reader.query<CountRow>(
      `SELECT perk_key, MAX(title) AS title, tier, COUNT(*) AS uses, COUNT(DISTINCT member_id) AS members
       FROM perk_use WHERE month = ? AND undone_at IS NULL GROUP BY perk_key, tier ORDER BY uses DESC, perk_key, tier`,
      [month],
    );
    const items = rows.map(({ perk_key: perkKey, title, tier, uses, members }) => ({
      ...{ perkKey, title, tier: tierBadge(version, tier), uses: Number(uses), members: Number(members) },
    }));
    return { month: monthText(month), items };
  }
}

function useOf(row: UseRow, version: ProgrammeVersion): PerkUse {
  return {
    ...{ id: Number(row.id), at: Number(row.used_at), perkKey: row.perk_key, title: row.title },
    tier: tierBadge(version, row.tier),
    member: { id: Number(row.member_id), name: row.name, cardNo: row.card_no },
    ...{ storeId: row.store_id, storeName: row.store_name, staff: row.staff, device: row.device },
    undoneAt: row.undone_at,
  };
}
