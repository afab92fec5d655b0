import fc from 'fast-check';
import { factsArbitrary, instantArbitrary, versionsArbitrary } from '../../../test/fact-arbitrary.js';
import type { Fact, PurchaseFact, RefundFact } from '../../model/fact.js';
import { foldTier } from './fold.js';

const cases = fc.record({
  versions: versionsArbitrary.map((versions) => [{ ...versions[0]!, refundPolicy: 'provisional' as const }]),
  facts: factsArbitrary,
  registeredAt: instantArbitrary,
  asOf: instantArbitrary,
});

describe('the tier in sight, on random programmes and histories (F18, D17)', () => {
  it('comes at the instant named if nothing more happens, and not before', () => {
    let inSight = 0;
    fc.assert(
      fc.property(cases, fc.nat(24), (input, pick) => {
        const orders = input.facts.filter((fact) => fact.kind === 'purchase');
        const asOf = orders[pick % Math.max(1, orders.length)]?.occurredAt ?? input.asOf;
        const { preUpgrade, computed } = foldTier({ ...input, asOf });
        if (!preUpgrade) return;
        inSight++;
        const facts = input.facts.filter((fact) => fact.occurredAt <= asOf);
        const rankAt = (at: number) => foldTier({ ...input, facts, asOf: at }).computed.rank;
        expect(computed.rank).toBeLessThan(preUpgrade.rank);
        expect(rankAt(preUpgrade.at)).toBeGreaterThanOrEqual(preUpgrade.rank);
        expect(rankAt(preUpgrade.at - 1)).toBeLessThan(preUpgrade.rank);
      }),
      { numRuns: 2000, endOnFailure: true },
    );
    expect(inSight).toBeGreaterThan(100);
  });

  it('vanishes with the orders it rests on: a band stands as though what was given back had never been bought', () => {
    const bands = cases.filter(
      ({ versions }) => versions[0]!.ladder === 'live' && !JSON.stringify(versions).includes('"interestCount"'),
    );
    fc.assert(
      fc.property(bands, (input) => {
        const registeredAt = Math.min(input.registeredAt, ...input.facts.map((fact) => fact.occurredAt));
        const asOf = Math.max(input.asOf, registeredAt);
        const tierOf = (facts: readonly Fact[]) => foldTier({ ...input, registeredAt, facts, asOf }).tier;
        const orders = input.facts.filter((fact) => fact.kind === 'purchase');
        const rest = input.facts.filter((fact) => fact.kind !== 'purchase');
        expect(tierOf([...input.facts, ...orders.map(givenBack)])).toBe(tierOf(rest));
      }),
      { numRuns: 1000, endOnFailure: true },
    );
  });
});

function givenBack({ source, externalId, occurredAt, amountFen }: PurchaseFact): RefundFact {
  const key = { source: 'back', externalId: `${source} ${externalId}`, storeId: null };
  return { ...key, kind: 'refund', order: { source, externalId }, occurredAt, recordedAt: occurredAt, amountFen };
}
