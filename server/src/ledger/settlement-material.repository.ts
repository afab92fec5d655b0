import { Injectable } from '@nestjs/common';
import type { Fact } from '@jieti/shared/model/fact';
import type { ProgrammeVersion } from '@jieti/shared/model/programme';
import type { TierOverride } from '@jieti/shared/model/tier-override';
import type { Instant } from '@jieti/shared/model/time';
import type { Tx } from '../db/sql.js';
import { FactsRepository } from '../facts/facts.repository.js';
import { OverridesRepository } from '../overrides/overrides.repository.js';
import { LedgerRepository } from './ledger.repository.js';
import { ladderKey, LaddersRepository } from './ladders.repository.js';
import { PublishedLaddersQueries } from './published-ladders.queries.js';
import { NO_LADDER, type StoredLadder } from './stored-ladder.js';
import type { StandingTransition } from './transition-row.js';

/** What one member is settled from. */
export interface MemberMaterial {
  readonly facts: readonly Fact[];
  readonly overrides: readonly TierOverride[];
  readonly transitions: readonly StandingTransition[];
  /** The ladders beside membership, with what is stored of the member on each. */
  readonly ladders: readonly { readonly versions: readonly ProgrammeVersion[]; readonly stored: StoredLadder }[];
}

export interface SettlementMaterial {
  /** Versions of the membership ladder. */
  readonly versions: readonly ProgrammeVersion[];
  of(memberId: number): MemberMaterial;
}

/** Everything a settlement of locked members decides on, read from the writer. */
@Injectable()
export class SettlementMaterialRepository {
  constructor(
    private readonly facts: FactsRepository,
    private readonly overrides: OverridesRepository,
    private readonly ledger: LedgerRepository,
    private readonly ladders: LaddersRepository,
    private readonly published: PublishedLaddersQueries,
  ) {}

  async load(tx: Tx, memberIds: readonly number[], now: Instant): Promise<SettlementMaterial> {
    const { membership, others } = await this.published.list(now);
    const facts = await this.facts.histories(tx, memberIds);
    const transitions = await this.ledger.standingHistories(tx, memberIds);
    const overrides = await this.overrides.ofMembers(tx, memberIds);
    const places = others.length > 0 ? await this.ladders.load(tx, memberIds) : new Map<string, StoredLadder>();
    return {
      versions: membership,
      of: (memberId) => ({
        facts: facts.get(memberId) ?? [],
        overrides: overrides.get(memberId) ?? [],
        transitions: transitions.get(memberId) ?? [],
        ladders: others.map((versions) => ({
          versions,
          stored: places.get(ladderKey(versions[0]!.programme, memberId)) ?? NO_LADDER,
        })),
      }),
    };
  }
}
