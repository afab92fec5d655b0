import type { Fact } from '@jieti/shared/model/fact';
import type { Instant } from '@jieti/shared/model/time';
import { factId } from '@jieti/shared/rules/fact-id';
import { isLinkedRefund, type Candidate } from '../facts/candidate.js';
import { factFault } from '../facts/fact-content.js';
import type { MemberFact } from '../facts/facts.repository.js';
import { OrderBalance, ordersOf } from '../facts/order-balance.js';
import type { NewFact } from '../facts/record.js';
import { sortRepeats } from '../facts/sort-repeats.js';
import { memberRefKey } from '../members/member-ref.js';
import type { RowFate } from './import-report.js';
import type { ParsedRow } from './parse-purchase-row.js';

/** What the database holds of what a batch speaks about. */
export interface StoredNow {
  /** By `memberRefKey`. */
  readonly members: ReadonlyMap<string, number>;
  /** By `factId`. */
  readonly facts: ReadonlyMap<string, MemberFact>;
  /** Fen given back of each order, by its `factId`. */
  readonly refunded: ReadonlyMap<string, number>;
}

/** The little that is kept of a row, so that a large file fits into memory. */
interface Foreseen {
  readonly memberId: number;
  readonly amountFen: number;
  readonly orderId: string | null;
}

/** The fates the ledger would give to batch after batch, by its own pure rules, with nothing written. */
export class ImportForecast {
  private readonly purchases = new Map<string, Foreseen>();
  private readonly refunds = new Map<string, Foreseen>();
  private readonly newcomers = new Map<string, number>();
  private readonly refunded = new Map<string, number>();

  constructor(private readonly now: Instant) {}

  foresee(rows: readonly ParsedRow[], stored: StoredNow): { fates: readonly RowFate[]; memberIds: readonly number[] } {
    const fates = rows.map((row): RowFate => (row.kind === 'rejected' ? row : { kind: row.kind }));
    const candidates = rows.flatMap((row, index) => {
      if (row.kind === 'rejected') return [];
      const fault = factFault(row.fact.fact, this.now);
      if (fault) fates[index] = { kind: 'rejected', reason: fault };
      return fault ? [] : [this.candidate(row.fact, index, stored)];
    });
    const sorted = sortRepeats(candidates, this.known(candidates, stored));
    for (const { index } of sorted.conflicting) fates[index] = { kind: 'rejected', reason: 'fact_conflict' };
    for (const { candidate } of sorted.repeated) fates[candidate.index] = { kind: 'duplicate' };
    const accepted = this.accept(sorted.fresh, stored, fates);
    for (const { candidate, first } of sorted.echoes) {
      const fate = fates[first.index]!;
      fates[candidate.index] = fate.kind === 'rejected' ? fate : { kind: 'duplicate' };
    }
    return { fates, memberIds: accepted.map(({ memberId }) => memberId) };
  }

  private accept(fresh: readonly Candidate[], stored: StoredNow, fates: RowFate[]): readonly Candidate[] {
    const accepted = fresh.filter((candidate) => !isLinkedRefund(candidate));
    const refunds = fresh.filter(isLinkedRefund);
    const orders = new Map([...stored.facts, ...this.earlierOrders(refunds), ...ordersOf(accepted)]);
    const balance = new OrderBalance(orders, sumOf(stored.refunded, this.refunded));
    for (const refund of refunds) {
      const obstacle = balance.take(refund);
      if (obstacle) fates[refund.index] = { kind: 'rejected', reason: obstacle };
      else accepted.push(refund);
    }
    for (const candidate of accepted) this.remember(candidate);
    return accepted;
  }

  private candidate(report: NewFact, index: number, stored: StoredNow): Candidate {
    const key = memberRefKey(report.member);
    const memberId = stored.members.get(key) ?? this.newcomers.get(key) ?? -1 - this.newcomers.size;
    if (memberId < 0) this.newcomers.set(key, memberId);
    const fact = { ...report.fact, recordedAt: this.now };
    return { index, id: factId(fact), memberId, fact, report };
  }

  private remember({ id, memberId, fact }: Candidate): void {
    if (fact.kind === 'purchase') this.purchases.set(id, { memberId, amountFen: fact.amountFen, orderId: null });
    if (fact.kind !== 'refund') return;
    const orderId = fact.order && factId(fact.order);
    this.refunds.set(id, { memberId, amountFen: fact.amountFen, orderId });
    if (orderId) this.refunded.set(orderId, (this.refunded.get(orderId) ?? 0) + fact.amountFen);
  }

  /** Facts under the candidates' keys: stored, or in earlier batches of the file. */
  private known(candidates: readonly Candidate[], stored: StoredNow): ReadonlyMap<string, MemberFact> {
    const known = new Map(stored.facts);
    for (const { id, fact } of candidates) {
      const before = this.purchases.get(id) ?? this.refunds.get(id);
      if (before) known.set(id, { memberId: before.memberId, fact: this.restored(id, fact, before) });
    }
    return known;
  }

  private restored(id: string, like: Fact, { amountFen, orderId }: Foreseen): Fact {
    const { source, externalId, occurredAt, storeId, recordedAt } = like;
    const shared = { source, externalId, occurredAt, storeId, recordedAt, amountFen };
    if (this.purchases.has(id)) return { kind: 'purchase', ...shared, categories: [] };
    const named = like.kind === 'refund' && like.order && factId(like.order) === orderId ? like.order : null;
    // Of another order than `like` names: any other key says so.
    const order = orderId === null ? null : (named ?? { source, externalId: '' });
    return { kind: 'refund', ...shared, order };
  }

  private earlierOrders(refunds: readonly Candidate[]): [string, MemberFact][] {
    return refunds.flatMap(({ fact }): [string, MemberFact][] => {
      if (fact.kind !== 'refund' || !fact.order) return [];
      const id = factId(fact.order);
      const order = this.purchases.get(id);
      if (!order) return [];
      const { occurredAt, storeId, recordedAt } = fact;
      const like = { occurredAt, storeId, recordedAt, amountFen: order.amountFen, categories: [] };
      return [[id, { memberId: order.memberId, fact: { kind: 'purchase', ...fact.order, ...like } }]];
    });
  }
}

function sumOf(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const sum = new Map(a);
  for (const [id, fen] of b) sum.set(id, (sum.get(id) ?? 0) + fen);
  return sum;
}
