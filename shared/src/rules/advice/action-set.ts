import type { BusinessDay, Instant } from '../../model/time.js';
import type { Fen } from '../../money.js';

/** Something a member can do. */
export type Action =
  | {
      readonly kind: 'purchase';
      /** What the largest of the orders comes to, made on the first day; the others may be of any amount. */
      readonly fen: Fen;
      readonly orders: number;
      /** Distinct days on which the orders are made. */
      readonly days: number;
      /** How many categories not bought before the first order has. */
      readonly categories: number;
    }
  | {
      readonly kind: 'activity';
      readonly activity: string;
      readonly times: number;
      /** Days it takes with as many a day as count. */
      readonly days: number;
    }
  | { readonly kind: 'referral'; readonly times: number };

/** Actions which together keep or raise a tier; one unit less of any of them does not. */
export interface ActionSet {
  readonly actions: readonly Action[];
  /** The day from which they count: today, or the day on which a short window opens. */
  readonly startDay: BusinessDay;
  /** The day of the last of them when they are done one day after the other. */
  readonly lastDay: BusinessDay;
  /** When it shows: at the last action, at the end of a return window, or at the review. */
  readonly doneAt: Instant;
  /** The computed rank then: above the one aimed at when a nearer way leads further up. */
  readonly rankAfter: number;
}

/** What a member is advised about. */
export interface AdviceGoal {
  readonly kind: 'keep' | 'reach';
  /** The rank that is to stand: the current one, or one above. */
  readonly rank: number;
  /** The last day on which an action helps: the review day, or a year ahead. */
  readonly lastDay: BusinessDay;
}
