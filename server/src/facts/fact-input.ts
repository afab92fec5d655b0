import type { AdjustmentFact, EngagementFact, PurchaseFact, RefundFact } from '@jieti/shared/model/fact';

/** A fact as a door reports it; when it was recorded is ours to say. */
export type FactInput =
  | Omit<PurchaseFact, 'recordedAt'>
  | Omit<RefundFact, 'recordedAt'>
  | Omit<EngagementFact, 'recordedAt'>
  | Omit<AdjustmentFact, 'recordedAt'>;
