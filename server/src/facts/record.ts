import type { ErrorCode } from '@jieti/shared/api/errors';
import type { Instant } from '@jieti/shared/model/time';
import type { Tx } from '../db/sql.js';
import type { MemberRef } from '../members/member-ref.js';
import type { Spending } from '../points/spend-from-book.js';
import type { FactInput } from './fact-input.js';

export interface NewFact {
  readonly member: MemberRef;
  readonly fact: FactInput;
  /**
   * Runs in the same transaction after the member is locked and the fact is known to be new, before it is stored;
   * throwing a Refusal refuses this fact alone and undoes what it wrote. May run again when the transaction is retried.
   */
  readonly within?: (tx: Tx, memberId: number, now: Instant) => Promise<void>;
  /**
   * Runs last in the same transaction, with what came of this fact, only when it is new. May run again when the
   * transaction is retried; throwing undoes the fact as well.
   */
  readonly after?: (tx: Tx, outcome: RecordedOutcome, now: Instant) => Promise<void>;
  /**
   * Points spent on it, in one movement of the books with what it earns; only of a fact that is recorded alone, which is
   * refused with points_short where there are not as many.
   */
  readonly spends?: Omit<Spending, 'memberId' | 'now'>;
  /**
   * Refused as `member_unknown` once the account is closed. Activities always are; money that comes in or goes back is
   * entered under the card number.
   */
  readonly whileMember?: boolean;
  /** A refund that may arrive before its order; without it such a refund is refused as `order_unknown`. */
  readonly mayPrecedeOrder?: boolean;
}

export interface RecordOptions {
  /** Unknown `customer` and `openid` refs become members. */
  readonly createMembers?: boolean;
  /** Default true: gifts and messages; imports say false. */
  readonly announce?: boolean;
  /**
   * Called once the facts are in the open transaction, which from then on waits for no other: who sends batches in order may
   * begin the next one. Not before: an insert may be kept waiting by a gap beside a key of the next batch.
   */
  readonly onStored?: () => void;
  /**
   * Runs last in each transaction, with the part of the batch that this transaction settles and its outcomes, e.g. to move
   * an import's checkpoint. May run again when the part is tried again or cut in two.
   */
  readonly withinBatch?: (tx: Tx, part: readonly NewFact[], outcomes: readonly RecordOutcome[]) => Promise<void>;
}

export interface RecordedOutcome {
  readonly kind: 'recorded';
  readonly memberId: number;
  /** Growth this fact moved. */
  readonly growth: number;
  /** Points this fact brought; negative for what a refund took back. */
  readonly points: number;
  /** Before and after the commit it was part of. */
  readonly tierBefore: string;
  readonly tierAfter: string;
  /** Titles of the coupons it brought. */
  readonly gifts: readonly string[];
}

export type RecordOutcome =
  | RecordedOutcome
  /** Same key, same content: what it moved the first time, and the tier now. */
  | { readonly kind: 'repeated'; readonly memberId: number; readonly growth: number; readonly tierAfter: string }
  | { readonly kind: 'refused'; readonly code: ErrorCode };
