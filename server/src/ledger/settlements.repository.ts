import { Inject, Injectable } from '@nestjs/common';
import type { FactKey } from '@jieti/shared/model/fact';
import type { Settlement } from '@jieti/shared/model/settlement';
import type { Instant } from '@jieti/shared/model/time';
import { settle } from '@jieti/shared/rules/settle';
import { settledAsOf, settleLadder } from '@jieti/shared/rules/settle-ladder';
import { CONFIG, type Config } from '../config.js';
import type { Tx } from '../db/sql.js';
import { LaddersRepository, type SettledLadder } from './ladders.repository.js';
import { LedgerRepository, type LockedMember, type SettledFact, type SettledMember } from './ledger.repository.js';
import { RewardsRepository } from './rewards.repository.js';
import { SettlementMaterialRepository, type MemberMaterial } from './settlement-material.repository.js';

export interface SettleRequest {
  readonly members: readonly LockedMember[];
  /** Facts inserted in this transaction, by member. */
  readonly fresh: ReadonlyMap<number, readonly FactKey[]>;
  readonly now: Instant;
  /** False for imports and recalculation: no gifts, no messages. */
  readonly announce: boolean;
  /** Why earlier transitions of a member may vanish; by default its first fresh fact. */
  readonly cause: string;
}

export interface SettleResult {
  readonly settlements: ReadonlyMap<number, Settlement>;
  /** Titles of the coupons granted, by member. */
  readonly gifts: ReadonlyMap<number, readonly string[]>;
  /** Members whose standing changed, on membership or a ladder beside it. */
  readonly changed: number;
  readonly messagesQueued: boolean;
}

/** Loads what happened to locked members, asks the rule, stores what follows: standing, history, gifts, messages. */
@Injectable()
export class SettlementsRepository {
  constructor(
    private readonly material: SettlementMaterialRepository,
    private readonly ledger: LedgerRepository,
    private readonly ladders: LaddersRepository,
    private readonly rewards: RewardsRepository,
    @Inject(CONFIG) private readonly config: Pick<Config, 'shopName'>,
  ) {}

  /** Locks the members, first of all that a transaction does. */
  lock(tx: Tx, memberIds: readonly number[]): Promise<Map<number, LockedMember>> {
    return this.ledger.lock(tx, memberIds);
  }

  /** What these facts moved when they were settled, by `source/externalId`. */
  deltasOf(tx: Tx, facts: readonly SettledFact[]): Promise<Map<string, number>> {
    return this.ledger.deltasOf(tx, facts);
  }

  async settle(tx: Tx, request: SettleRequest): Promise<SettleResult> {
    const { members, fresh, now, announce } = request;
    const ids = members.map((member) => member.id);
    const material = await this.material.load(tx, ids, now);
    const ladders: SettledLadder[] = [];
    const settled = members.map((member): SettledMember => {
      const keys = fresh.get(member.id) ?? [];
      const own = material.of(member.id);
      const { facts, overrides, transitions: stored } = own;
      const settlement = settle({
        ...{ versions: material.versions, member, now, announce, shopName: this.config.shopName },
        ...{ facts, overrides, stored, fresh: keys, tierBefore: member.standing.tier },
      });
      const first = keys[0];
      const cause = first ? `${first.source}/${first.externalId}` : request.cause;
      ladders.push(...settledLadders(member, own, now, cause));
      return { member, settlement, stored, cause };
    });
    const changed = new Set([
      ...(await this.ledger.apply(tx, settled, now)),
      ...(ladders.length > 0 ? await this.ladders.apply(tx, ladders, now) : []),
    ]);
    const taken = await this.rewards.takeBack(tx, settled, now);
    const told = settled.filter(({ member }) => member.isActive);
    const gifts = announce ? await this.rewards.give(tx, told, now) : new Map<number, string[]>();
    const messagesQueued =
      taken > 0 || settled.some(({ settlement: s }) => s.messages.length > 0 || s.grants.length > 0);
    const settlements = new Map(settled.map((s) => [s.member.id, s.settlement]));
    return { settlements, gifts, changed: changed.size, messagesQueued };
  }
}

function settledLadders(member: LockedMember, own: MemberMaterial, now: Instant, cause: string): SettledLadder[] {
  if (own.ladders.length === 0) return [];
  const { facts } = own;
  const asOf = settledAsOf(facts, now);
  return own.ladders.map(({ versions, stored }) => ({
    programme: versions[0]!.programme,
    memberId: member.id,
    settlement: settleLadder({
      ...{ versions, registeredAt: member.registeredAt, facts, asOf, stored: stored.transitions },
    }),
    stored,
    cause,
  }));
}
