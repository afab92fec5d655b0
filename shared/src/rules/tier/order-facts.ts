import type { Fact } from '../../model/fact.js';
import type { Instant } from '../../model/time.js';
import { factId } from '../fact-id.js';

/**
 * The facts a fold sees, in its order (F2): `occurredAt ≤ asOf`, known by `knownAt`, sorted by
 * (occurredAt, source, externalId) with strings compared by UTF-16 code units, each key once (D1).
 */
export function orderFacts(facts: readonly Fact[], asOf: Instant, knownAt = Infinity): readonly Fact[] {
  const isVisible = (fact: Fact): boolean => fact.occurredAt <= asOf && fact.recordedAt <= knownAt;
  const visible = facts.every(isVisible) ? facts : facts.filter(isVisible);
  return withoutRepeats(isOrdered(visible) ? visible : visible.toSorted(compareFacts));
}

/** A total order on facts; what follows the key only decides between conflicting reports of one key. */
export function compareFacts(a: Fact, b: Fact): number {
  return (
    a.occurredAt - b.occurredAt ||
    compareText(a.source, b.source) ||
    compareText(a.externalId, b.externalId) ||
    a.recordedAt - b.recordedAt ||
    compareText(contentOf(a), contentOf(b))
  );
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function contentOf(fact: Fact): string {
  switch (fact.kind) {
    case 'purchase':
      return `purchase ${fact.amountFen} ${fact.categories.join()} ${fact.marginFen ?? ''}`;
    case 'refund':
      return `refund ${fact.amountFen} ${fact.order ? factId(fact.order) : ''}`;
    case 'engagement':
      return `engagement ${fact.activity}`;
    case 'adjustment':
      return `adjustment ${fact.growth} ${fact.reason}`;
    case 'referral':
      return `referral ${fact.referee}`;
    case 'reversal':
      return `reversal ${factId(fact.of)}`;
    default:
      return fact satisfies never;
  }
}

function isOrdered(facts: readonly Fact[]): boolean {
  for (let i = 1; i < facts.length; i++) {
    const [before, fact] = [facts[i - 1]!, facts[i]!];
    if (before.occurredAt < fact.occurredAt) continue;
    if (compareFacts(before, fact) > 0) return false;
  }
  return true;
}

function withoutRepeats(facts: readonly Fact[]): readonly Fact[] {
  if (isNumberedOnward(facts)) return facts;
  // Numbers of a source are cheaper to compare than whole keys, and nearly always tell all facts apart.
  const numbers = new Set<string>();
  for (const fact of facts) numbers.add(fact.externalId);
  if (numbers.size === facts.length) return facts;
  const seen = new Set<string>();
  return facts.filter((fact) => seen.size < seen.add(factId(fact)).size);
}

/** Whether every number comes after the one before, shorter ones first, as those that are counted up do: none repeats. */
function isNumberedOnward(facts: readonly Fact[]): boolean {
  for (let i = 1; i < facts.length; i++) {
    const before = facts[i - 1]!.externalId;
    const number = facts[i]!.externalId;
    if (before.length > number.length || (before.length === number.length && before >= number)) return false;
  }
  return true;
}
