import type { GrowthEntry } from './ledger.js';
import type { MessageContent, MessageKind } from './message.js';
import type { Instant } from './time.js';
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

/** An upgrade that a refund or a late fact undid, and what its gifts have to answer for (D190–D192). */
export interface UndoneUpgrade {
  readonly tier: string;
  /** The calendar year of the upgrade: its gifts are once per member, tier and year. */
  readonly cycle: number;
  readonly at: Instant;
  /** The fact that had tipped it, `source/externalId`; null for a review. */
  readonly fact: string | null;
  /** The member no longer stands so high: its gifts go back. False: it stands, but its order was given back in full. */
  readonly isLost: boolean;
  /** What becomes of gifts that were used already. */
  readonly usedGifts: 'keep' | 'debt';
  /** The refund that undid it soon after; null where it was not one, or came late. */
  readonly refund: UndoingRefund | null;
}

export interface UndoingRefund {
  /** `source/externalId` */
  readonly fact: string;
  readonly at: Instant;
  readonly amountFen: number;
  /** The purchase that had tipped the upgrade, where it was one. */
  readonly purchase: { readonly fact: string; readonly at: Instant; readonly amountFen: number } | null;
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
  readonly undone: readonly UndoneUpgrade[];
  readonly totals: MemberTotals;
}

/** Lifetime figures kept on the member row; always equal to what the facts say. */
export interface MemberTotals {
  readonly growth: number;
  readonly netSpendFen: number;
  readonly orderCount: number;
  readonly lastOrderAt: number | null;
}
