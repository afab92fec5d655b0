import { startOfDay } from '../../calendar.js';
import type { Fact, PurchaseFact } from '../../model/fact.js';
import type { BusinessDay, Instant } from '../../model/time.js';
import type { Fen } from '../../money.js';
import { foldTier } from './fold.js';
import type { MemberStanding } from './member-standing.js';

export interface SmallestPurchase {
  readonly fen: Fen;
  /** Rank right after the purchase: above the current one when it even raises the tier. */
  readonly rankAfter: number;
}

/**
 * The smallest purchase made now with which the tier outlives the end of `reviewDay`: that one does,
 * one fen less does not (D31). `enoughFen` is known to do; a nearer way, by the entry rule or by an
 * upgrade, is found by folding.
 */
export function smallestPurchase(standing: MemberStanding, reviewDay: BusinessDay, enoughFen: Fen): SmallestPurchase {
  const { state, version, input } = standing;
  const afterReview = startOfDay(reviewDay + 1, version.timeZone);
  const keeps = (fen: Fen) => rankWith(standing, fen, afterReview) >= state.rank;
  let [tooLittle, enough] = [0, enoughFen];
  if (enough > 1 && !keeps(enough - 1)) tooLittle = enough - 1;
  while (enough - tooLittle > 1) {
    const middle = Math.floor((tooLittle + enough) / 2);
    if (keeps(middle)) enough = middle;
    else tooLittle = middle;
  }
  return { fen: enough, rankAfter: rankWith(standing, enough, input.now) };
}

function rankWith({ input, tape }: MemberStanding, amountFen: Fen, asOf: Instant): number {
  const { versions, registeredAt, now } = input;
  const bought: PurchaseFact = {
    kind: 'purchase',
    source: '\uffff',
    externalId: '',
    occurredAt: now,
    recordedAt: now,
    storeId: null,
    amountFen,
    categories: [],
  };
  const facts: readonly Fact[] = [...tape.facts, bought];
  return foldTier({ versions, registeredAt, facts, asOf }).rank;
}
