import type { Fact, FactKey } from '../../model/fact.js';
import { factId } from '../fact-id.js';

const NO_ORDER = -1;
/** With so few refunds it costs less to look for each order than to note where all of them are. */
const FEW = 4;

/** For every fact the index of the order that it, a linked refund, lowers (F5), else −1. `links`: how many such refunds. */
export function linkedOrders(facts: readonly Fact[], links: number): readonly number[] {
  const placeOf = links <= FEW ? (key: FactKey) => findOrder(facts, key) : orderPlaces(facts);
  const targets: number[] = [];
  for (const fact of facts) targets.push(fact.kind === 'refund' && fact.order ? placeOf(fact.order) : NO_ORDER);
  return targets;
}

/** Orders that were undone at once, and engagement taken back (D252); `targets` as `linkedOrders` gives them. */
export function voidedFacts(facts: readonly Fact[], targets: readonly number[]): ReadonlySet<number> {
  const voided = new Set<number>();
  const reversed = new Set<string>();
  facts.forEach((fact, i) => {
    if (fact.kind === 'refund' && fact.voids) voided.add(targets[i]!);
    if (fact.kind === 'reversal') reversed.add(factId(fact.of));
  });
  facts.forEach((fact, i) => {
    if (reversed.size > 0 && fact.kind === 'engagement' && reversed.has(factId(fact))) voided.add(i);
  });
  return voided;
}

function findOrder(facts: readonly Fact[], { source, externalId }: FactKey): number {
  for (let i = 0; i < facts.length; i++) {
    const fact = facts[i]!;
    if (fact.kind === 'purchase' && fact.externalId === externalId && fact.source === source) return i;
  }
  return NO_ORDER;
}

function orderPlaces(facts: readonly Fact[]): (key: FactKey) => number {
  const wanted = new Set<string>();
  for (const fact of facts) if (fact.kind === 'refund' && fact.order) wanted.add(fact.order.externalId);
  const places = new Map<string, number>();
  facts.forEach((fact, i) => {
    if (fact.kind === 'purchase' && wanted.has(fact.externalId)) places.set(factId(fact), i);
  });
  return (key) => places.get(factId(key)) ?? NO_ORDER;
}
