import { Injectable } from '@nestjs/common';
import type { TierTransition } from '@jieti/shared/model/tier-state';
import { Reader } from '../db/sql.js';
import { transitionColumns, transitionOfRow, type TransitionRow } from '../ledger/transition-row.js';

export interface SupersededTransition extends TierTransition {
  readonly supersededBy: string;
  readonly supersededAt: number;
}

/** What the books say about a member's past, beside what the fold says now. */
export interface MemberPast {
  /** Growth each fact moved, by `source/externalId`. */
  readonly deltas: ReadonlyMap<string, number>;
  /** Tier changes that later facts undid. */
  readonly superseded: readonly SupersededTransition[];
}

@Injectable()
export class MemberPastQueries {
  constructor(private readonly reader: Reader) {}

  async ofMember(memberId: number): Promise<MemberPast> {
    const [deltas, superseded] = await Promise.all([this.deltas(memberId), this.superseded(memberId)]);
    return { deltas, superseded };
  }

  private async deltas(memberId: number): Promise<MemberPast['deltas']> {
    const rows = await this.reader.query<{ source: string; external_id: string; delta: number }>(
      'SELECT source, external_id, delta FROM growth_entry WHERE member_id = ?',
      [memberId],
    );
    return new Map(rows.map((row) => [`${row.source}/${row.external_id}`, Number(row.delta)]));
  }

  private async superseded(memberId: number): Promise<MemberPast['superseded']> {
    const rows = await this.reader.query<TransitionRow & { superseded_by: string | null; superseded_at: number }>(
      `SELECT id, ${transitionColumns.join(', ')}, superseded_by, superseded_at FROM tier_history
       WHERE member_id = ? AND superseded_at IS NOT NULL ORDER BY at DESC, id DESC LIMIT 50`,
      [memberId],
    );
    return rows.map((row) => ({
      ...transitionOfRow(row),
      supersededBy: row.superseded_by ?? '',
      supersededAt: row.superseded_at,
    }));
  }
}
