import type { GrowthEntry } from './ledger.js';
import type { MessageContent, MessageKind } from './message.js';
import type { TierFold, TierTransition } from './tier-state.js';

/** A coupon to be granted; `grantKey` makes it once per member. */
export interface Grant {
  readonly couponTemplate: string;
  readonly grantKey: string;
}

/** A message to be queued; `dedupeKey` makes it once. */
export interface QueuedMessage {
  readonly kind: MessageKind;
  readonly dedupeKey: string;
  readonly content: MessageContent;
}

/** Where a member stands on one ladder, and what of the stored history that changes. */
export interface LadderSettlement {
  readonly state: TierFold;
  readonly added: readonly TierTransition[];
  /** Stored transitions that no longer follow from the facts. */
  readonly superseded: readonly TierTransition[];
}

/** Everything that follows from new facts of one member; pure data, applied in one transaction. */
export interface Settlement extends LadderSettlement {
  readonly entries: readonly GrowthEntry[];
  readonly grants: readonly Grant[];
  readonly messages: readonly QueuedMessage[];
  readonly totals: MemberTotals;
}

/** Lifetime figures kept on the member row; always equal to what the facts say. */
export interface MemberTotals {
  readonly growth: number;
  readonly netSpendFen: number;
  readonly orderCount: number;
  readonly lastOrderAt: number | null;
}
