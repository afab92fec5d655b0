import type { FactKey } from './fact.js';
import type { Instant } from './time.js';

export type LedgerReason = 'purchase' | 'refund' | 'engagement' | 'adjustment' | 'reversal';

/** One append-only movement of growth; Σ delta is the member's lifetime growth. */
export interface GrowthEntry {
  readonly fact: FactKey;
  readonly delta: number;
  readonly reason: LedgerReason;
  readonly version: number;
  readonly occurredAt: Instant;
}
