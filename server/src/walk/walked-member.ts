import type { PackedForm } from '../facts/packed-facts.js';
import type { Fact } from '@jieti/shared/model/fact';
import type { TierOverride } from '@jieti/shared/model/tier-override';
import type { Instant } from '@jieti/shared/model/time';
import type { Standing } from '../ledger/standing.js';

/** A member with everything that happened to them, as a walk meets them. */
export interface WalkedMember {
  readonly id: number;
  readonly registeredAt: Instant;
  readonly storeId: string | null;
  readonly updatedAt: Instant;
  readonly standing: Standing;
  /**
   * In fold order, each once. Put together at each call, so that a history lives no longer than it is looked at.
   * @throws PackedTextUnreadable when it has to be read otherwise; whoever walks sees to that.
   */
  facts(): readonly Fact[];
  readonly overrides: readonly TierOverride[];
}

/** Members with `first ≤ id ≤ last`. */
export interface IdRange {
  readonly first: number;
  readonly last: number;
}

/** Which facts a walk asks for, and how much of them; stores and instants of recording are left out. */
export interface FactsWanted {
  /** `lean`: what decides about tiers, without the facts' keys. `keyed`: with them. */
  readonly form: PackedForm;
  /** What orders were of, and what they earned. */
  readonly orderDetails?: boolean;
  /** Only what was recorded by then. */
  readonly recordedBy?: Instant;
}
