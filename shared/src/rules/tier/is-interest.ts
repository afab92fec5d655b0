import type { Fact } from '../../model/fact.js';

/** A sign of interest (F7): engagement, an order whatever became of it, a friend brought along. */
export function isInterest({ kind }: Fact): boolean {
  return kind === 'purchase' || kind === 'engagement' || kind === 'referral';
}
