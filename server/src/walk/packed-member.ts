import type { Fact } from '@jieti/shared/model/fact';
import type { TierOverride } from '@jieti/shared/model/tier-override';
import { packedFacts, PackedTextUnreadable, type PackedForm } from '../facts/packed-facts.js';
import { standingOfRow, type Standing, type StandingRow } from '../ledger/standing.js';
import type { WalkedMember } from './walked-member.js';

export type MemberRow = StandingRow & {
  readonly id: number;
  readonly registered_at: number;
  readonly store_id: string | null;
  readonly updated_at: number;
};

/** A history still in its text. */
export interface PackedHistory {
  readonly form: PackedForm;
  readonly text: string;
  readonly count: number;
}

/** A member of a range, whose history is unpacked when it is looked at: it dies young, and the next one takes its place. */
export class PackedMember implements WalkedMember {
  constructor(
    private readonly row: MemberRow,
    private readonly history: PackedHistory | readonly Fact[],
    readonly overrides: readonly TierOverride[],
  ) {}

  get id(): number {
    return this.row.id;
  }

  get registeredAt(): number {
    return this.row.registered_at;
  }

  get storeId(): string | null {
    return this.row.store_id;
  }

  get updatedAt(): number {
    return this.row.updated_at;
  }

  get standing(): Standing {
    return standingOfRow(this.row);
  }

  facts(): readonly Fact[] {
    const { history } = this;
    if (!('form' in history)) return history;
    const facts = packedFacts(history.text, history.count, history.form);
    if (!facts) throw new PackedTextUnreadable(`facts of member ${this.id}`);
    return facts;
  }
}
