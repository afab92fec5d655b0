import type { Instant } from './time.js';

/** What makes a fact unique, everywhere and for ever: who reported it, and under which number. */
export interface FactKey {
  /** The door it came through: `wxpay`, `till:<store>`, `import:<label>`, `app`, `console`. */
  readonly source: string;
  /** The number the source gave it: transaction id, receipt number, row key. */
  readonly externalId: string;
}

interface FactBase extends FactKey {
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  readonly storeId: string | null;
}

export interface PurchaseFact extends FactBase {
  readonly kind: 'purchase';
  /** What the member paid, in fen, after every discount; at least 1. */
  readonly amountFen: number;
  readonly categories: readonly string[];
  /** What the shop earned by it, in fen, where it is known; may be negative. */
  readonly marginFen?: number;
}

/** Money given back. With `order` it lowers that order, without it counts on its own day (rule F5). */
export interface RefundFact extends FactBase {
  readonly kind: 'refund';
  /** Fen given back; at least 1. */
  readonly amountFen: number;
  readonly order: FactKey | null;
  /** The whole order was a mistake, undone at once: it counts as though it had never been, whatever the refund policy. */
  readonly voids?: true;
}

export interface EngagementFact extends FactBase {
  readonly kind: 'engagement';
  /** Kind of community activity, a key of `GrowthRules.engagement`: `checkin`, `invite`, `survey` … */
  readonly activity: string;
  /** Where it happened; absent where nobody said. */
  readonly channel?: EngagementChannel;
  /** What shows that it happened, at most 120 characters and never anyone's words: `article:12 48s`, `event:3 code`. */
  readonly evidence?: string;
}

export type EngagementChannel = 'miniProgram' | 'group' | 'officialAccount' | 'wecom' | 'store' | 'import';

/** A correction of growth by hand; it never edits other facts. */
export interface AdjustmentFact extends FactBase {
  readonly kind: 'adjustment';
  readonly growth: number;
  readonly reason: string;
  readonly author: string;
}

/** A friend brought along has paid a first order: recorded at the one who brought them, at the instant of that order. */
export interface ReferralFact extends FactBase {
  readonly kind: 'referral';
  /** Who came, as the shop knows them; never a phone number or a name. */
  readonly referee: string;
}

/**
 * A referral that came to nothing: the friend's order was given back in full; or an engagement that the shop does not
 * count, which is then as though it had never been (D252).
 */
export interface ReversalFact extends FactBase {
  readonly kind: 'reversal';
  /** The referral or the engagement it takes back. */
  readonly of: FactKey;
}

export type Fact = PurchaseFact | RefundFact | EngagementFact | AdjustmentFact | ReferralFact | ReversalFact;
export type FactKind = Fact['kind'];
