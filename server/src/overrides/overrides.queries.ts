import { Injectable } from '@nestjs/common';
import { Reader } from '../db/sql.js';
import { overrideColumns, overrideOfRow, type OverrideRow, type StoredOverride } from './override-row.js';
import { rangeOverrides } from './range-overrides.queries.js';

const SELECT = `SELECT ${overrideColumns.join(', ')} FROM tier_override`;

export interface TierPlaces {
  readonly tier: string;
  readonly computedTier: string;
}

@Injectable()
export class OverridesQueries {
  constructor(private readonly reader: Reader) {}

  /** Oldest first. */
  async ofMember(memberId: number): Promise<readonly StoredOverride[]> {
    const rows = await this.reader.query<OverrideRow>(`${SELECT} WHERE member_id = ? ORDER BY id`, [memberId]);
    return rows.map(overrideOfRow);
  }

  /** What counts and what the facts alone give; null for an unknown member. */
  async findPlaces(memberId: number): Promise<TierPlaces | null> {
    const [row] = await this.reader.query<{ tier: string; computed_tier: string }>(
      'SELECT tier, computed_tier FROM member WHERE id = ?',
      [memberId],
    );
    return row ? { tier: row.tier, computedTier: row.computed_tier } : null;
  }

  /** Of the members with `first ≤ id ≤ last`; members without any are absent. */
  ofRange(first: number, last: number): Promise<ReadonlyMap<number, readonly StoredOverride[]>> {
    return rangeOverrides(this.reader, first, last);
  }
}
