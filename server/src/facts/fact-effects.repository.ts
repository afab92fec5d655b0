import { Injectable } from '@nestjs/common';
import type { FactKey } from '@jieti/shared/model/fact';
import type { Instant } from '@jieti/shared/model/time';
import type { Tx } from '../db/sql.js';
import { groupBy } from '../group-by.js';
import type { LockedMember, SettledFact } from '../ledger/ledger.repository.js';
import { SettlementsRepository, type SettleResult } from '../ledger/settlements.repository.js';
import { PointsRepository } from '../points/points.repository.js';
import type { Spending } from '../points/spend-from-book.js';
import type { MemberFact } from './facts.repository.js';

export interface FactEffects extends SettleResult {
  /** Points that each fact moved, by `factId`. */
  readonly points: ReadonlyMap<string, number>;
}

interface StoredBatch {
  /** Everybody concerned, also who has just become a member. */
  readonly members: readonly LockedMember[];
  /** In the order in which they were recorded. */
  readonly facts: readonly MemberFact[];
  readonly now: Instant;
  readonly announce: boolean;
  /** Points spent on the one fact. */
  readonly spending: Spending | null;
}

/** Everything that follows from facts just stored: tiers and what hangs on them, then points. */
@Injectable()
export class FactEffectsRepository {
  constructor(
    private readonly settlements: SettlementsRepository,
    private readonly points: PointsRepository,
  ) {}

  /** Locks the members, first of all that a transaction does. */
  lock(tx: Tx, memberIds: readonly number[]): Promise<Map<number, LockedMember>> {
    return this.settlements.lock(tx, memberIds);
  }

  /** Growth these facts moved when they were settled, by `source/externalId`. */
  deltasOf(tx: Tx, facts: readonly SettledFact[]): Promise<Map<string, number>> {
    return this.settlements.deltasOf(tx, facts);
  }

  /** Refuses as `PointsRepository.settleFacts` does. */
  async settle(tx: Tx, { members, facts, now, announce, spending }: StoredBatch): Promise<FactEffects> {
    const fresh = new Map<number, readonly FactKey[]>();
    for (const [id, own] of groupBy(facts, ({ memberId }) => memberId))
      fresh.set(
        id,
        own.map(({ fact }) => fact),
      );
    const settled = await this.settlements.settle(tx, { members, fresh, now, announce, cause: 'registration' });
    const before = new Map(members.map(({ id, standing }) => [id, standing.tier]));
    // The points of a closed account have been emptied, and stay so.
    const active = new Set(members.filter(({ isActive }) => isActive).map(({ id }) => id));
    const own = facts.filter(({ memberId }) => active.has(memberId));
    const stood = own.map(({ memberId, fact }) => ({
      ...{ memberId, fact },
      // Who has just come begins on the lowest tier.
      tier: before.get(memberId) || settled.settlements.get(memberId)!.state.history[0]!.to,
    }));
    return { ...settled, points: await this.points.settleFacts(tx, stood, { now, spending }) };
  }
}
