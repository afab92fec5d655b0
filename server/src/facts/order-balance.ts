import type { ErrorCode } from '@jieti/shared/api/errors';
import { factId } from '@jieti/shared/rules/fact-id';
import type { Candidate, RefundCandidate } from './candidate.js';
import type { MemberFact } from './facts.repository.js';

/** What is left of each order while the refunds of a batch are taken one after the other. */
export class OrderBalance {
  private readonly refunded: Map<string, number>;

  /** `orders` by `factId`, stored ones and those of this batch; `refunded` in fen, as stored. */
  constructor(
    private readonly orders: ReadonlyMap<string, MemberFact>,
    refunded: ReadonlyMap<string, number>,
  ) {
    this.refunded = new Map(refunded);
  }

  /** Takes the refund off its order, or says why it cannot. */
  take({ memberId, fact, report }: RefundCandidate): ErrorCode | null {
    if (!fact.order) return null;
    const id = factId(fact.order);
    const order = this.orders.get(id);
    const taken = (this.refunded.get(id) ?? 0) + fact.amountFen;
    if (!order && !report.mayPrecedeOrder) return 'order_unknown';
    if (order && (order.memberId !== memberId || order.fact.kind !== 'purchase')) return 'order_unknown';
    if (order?.fact.kind === 'purchase' && taken > order.fact.amountFen) return 'refund_exceeds_order';
    this.refunded.set(id, taken);
    return null;
  }
}

/** Orders among the facts a batch is about to store. */
export function ordersOf(fresh: readonly Candidate[]): [string, MemberFact][] {
  return fresh.filter(({ fact }) => fact.kind === 'purchase').map((candidate) => [candidate.id, candidate]);
}
