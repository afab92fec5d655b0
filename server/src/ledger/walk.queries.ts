import { Injectable } from '@nestjs/common';
import type { Fact } from '@jieti/shared/model/fact';
import type { TierOverride } from '@jieti/shared/model/tier-override';
import type { Instant } from '@jieti/shared/model/time';
import { Reader } from '../db/sql.js';
import { FactsQueries } from '../facts/facts.queries.js';
import { OverridesQueries } from '../overrides/overrides.queries.js';
import { standingColumns, standingOfRow, type Standing, type StandingRow } from './standing.js';

/** Members read at a time: bounds the memory of a walk, whatever the size of the shop. */
const STRIDE = 1000;
const NO_FACTS: readonly Fact[] = [];
const NO_OVERRIDES: readonly TierOverride[] = [];

export interface WalkedMember {
  readonly id: number;
  readonly registeredAt: Instant;
  readonly standing: Standing;
  readonly facts: readonly Fact[];
  readonly overrides: readonly TierOverride[];
}

type MemberRow = StandingRow & { readonly id: number; readonly registered_at: number };

/** Everybody with everything that happened to them, in member order: one sequential read of adjacent rows. */
@Injectable()
export class WalkQueries {
  constructor(
    private readonly reader: Reader,
    private readonly facts: FactsQueries,
    private readonly overrides: OverridesQueries,
  ) {}

  async find(memberId: number): Promise<WalkedMember | undefined> {
    const [member] = await this.stride(memberId - 1, 1);
    return member?.id === memberId ? member : undefined;
  }

  private async stride(afterId: number, limit = STRIDE): Promise<readonly WalkedMember[]> {
    const rows = await this.reader.query<MemberRow>(
      `SELECT id, registered_at, ${standingColumns.join(', ')} FROM member WHERE id > ? ORDER BY id LIMIT ?`,
      [afterId, limit],
    );
    const [first, last] = [rows[0], rows.at(-1)];
    if (!first || !last) return [];
    const facts = await this.facts.ofRange(first.id, last.id);
    const overrides = await this.overrides.ofRange(first.id, last.id);
    return rows.map((row) => ({
      id: row.id,
      registeredAt: row.registered_at,
      standing: standingOfRow(row),
      facts: facts.get(row.id) ?? NO_FACTS,
      overrides: overrides.get(row.id) ?? NO_OVERRIDES,
    }));
  }
}
