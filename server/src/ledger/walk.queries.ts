import { Injectable } from '@nestjs/common';
import type { Fact } from '@jieti/shared/model/fact';
import type { TierOverride } from '@jieti/shared/model/tier-override';
import type { Instant } from '@jieti/shared/model/time';
import { Reader } from '../db/sql.js';
import { FactsQueries } from '../facts/facts.queries.js';
import { groupBy } from '../group-by.js';
import { OverridesQueries } from '../overrides/overrides.queries.js';
import { ladderColumns, ladderStandingOfRow, type LadderStanding, type LadderStandingRow } from './ladder-standing.js';
import type { StoredLadder } from './ladders.repository.js';
import { standingColumns, standingOfRow, type Standing, type StandingRow } from './standing.js';
import { transitionColumns, transitionOfRow, type StandingTransition, type TransitionRow } from './transition-row.js';

/** Members read at a time: bounds the memory of a walk, whatever the size of the shop. */
const STRIDE = 1000;
const NO_FACTS: readonly Fact[] = [];
const NO_OVERRIDES: readonly TierOverride[] = [];
const NO_LADDERS: ReadonlyMap<string, StoredLadder> = new Map();

export interface WalkedMember {
  readonly id: number;
  readonly registeredAt: Instant;
  readonly standing: Standing;
  readonly facts: readonly Fact[];
  readonly overrides: readonly TierOverride[];
}

export interface StoredLedger {
  readonly transitions: readonly TransitionRow[];
  /** Σ growth entries. */
  readonly growth: number;
  /** What is stored on ladders beside membership, by their key. */
  readonly ladders: ReadonlyMap<string, StoredLadder>;
}

interface GatheredLadder {
  readonly standing: LadderStanding;
  readonly transitions: StandingTransition[];
}

const NO_GROWTH: ReadonlyMap<number, number> = new Map();
const NO_TRANSITIONS: readonly TransitionRow[] = [];

type MemberRow = StandingRow & { readonly id: number; readonly registered_at: number };

/** Everybody with everything that happened to them, in member order: one sequential read of adjacent rows. */
@Injectable()
export class WalkQueries {
  constructor(
    private readonly reader: Reader,
    private readonly facts: FactsQueries,
    private readonly overrides: OverridesQueries,
  ) {}

  /** What is stored of these adjacent members beside the member row; without its entries' sum where nobody asks for it. */
  async stored(
    members: readonly { readonly id: number }[],
    sumsEntries = true,
  ): Promise<(memberId: number) => StoredLedger> {
    const range: [number, number] = [members[0]?.id ?? 0, members.at(-1)?.id ?? 0];
    const rows = await this.reader.query<TransitionRow>(
      `SELECT id, ${transitionColumns.join(', ')} FROM tier_history
       WHERE member_id BETWEEN ? AND ? AND superseded_at IS NULL ORDER BY member_id, at, id`,
      range,
    );
    const transitions = groupBy(rows, (row) => row.member_id);
    const growth = sumsEntries ? await this.growth(range) : NO_GROWTH;
    const ladders = await this.ladders(range);
    return (memberId) => ({
      transitions: transitions.get(memberId) ?? NO_TRANSITIONS,
      growth: growth.get(memberId) ?? 0,
      ladders: ladders.get(memberId) ?? NO_LADDERS,
    });
  }

  private async growth(range: readonly [number, number]): Promise<ReadonlyMap<number, number>> {
    const sums = await this.reader.query<{ member_id: number; growth: number }>(
      'SELECT member_id, SUM(delta) AS growth FROM growth_entry WHERE member_id BETWEEN ? AND ? GROUP BY member_id',
      range,
    );
    return new Map(sums.map(({ member_id: id, growth }) => [id, Number(growth)]));
  }

  private async ladders(range: readonly [number, number]): Promise<ReadonlyMap<number, Map<string, StoredLadder>>> {
    const standings = await this.reader.query<LadderStandingRow>(
      `SELECT ${ladderColumns.join(', ')} FROM ladder_standing WHERE member_id BETWEEN ? AND ?`,
      range,
    );
    const ladders = new Map<number, Map<string, GatheredLadder>>();
    if (standings.length === 0) return ladders;
    for (const row of standings) {
      const own = ladders.get(row.member_id) ?? new Map<string, GatheredLadder>();
      ladders.set(row.member_id, own.set(row.programme, { standing: ladderStandingOfRow(row), transitions: [] }));
    }
    const rows = await this.reader.query<TransitionRow & { readonly programme: string }>(
      `SELECT id, programme, ${transitionColumns.join(', ')} FROM ladder_history
       WHERE member_id BETWEEN ? AND ? AND superseded_at IS NULL ORDER BY member_id, programme, at, id`,
      range,
    );
    for (const row of rows) ladders.get(row.member_id)?.get(row.programme)?.transitions.push(transitionOfRow(row));
    return ladders;
  }

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
