import type { Fact } from '@jieti/shared/model/fact';
import type { MemberFact } from './facts.repository.js';
import type { NewFact } from './record.js';

/** A fact of a batch whose member is known and locked. */
export interface Candidate extends MemberFact {
  /** Its place in the batch. */
  readonly index: number;
  readonly id: string;
  readonly fact: Fact;
  readonly report: NewFact;
}

/** A refund that names an order. */
export type RefundCandidate = Candidate & { readonly fact: Extract<Fact, { kind: 'refund' }> };

export function isLinkedRefund(candidate: Candidate): candidate is RefundCandidate {
  return candidate.fact.kind === 'refund' && candidate.fact.order !== null;
}
