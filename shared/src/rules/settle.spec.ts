import fc from 'fast-check';
import { adjustment, at, engagement, purchase, refund } from '../../test/build-facts.js';
import { factsArbitrary, versionsArbitrary } from '../../test/fact-arbitrary.js';
import { naiveDay, naiveMetric } from '../../test/naive-metric.js';
import type { Fact } from '../model/fact.js';
import type { TierTransition } from '../model/tier-state.js';
import { factId } from './fact-id.js';
import { growthCard } from './programme/growth-card.js';
import { settle, type SettleInput } from './settle.js';
import { orderFacts } from './tier/order-facts.js';

const registeredAt = at('2024-03-18');

function settleGrowthCard(facts: readonly Fact[], fresh: readonly Fact[], more: Partial<SettleInput> = {}) {
  const member = { id: 7, registeredAt };
  const input = {
    versions: [growthCard],
    member,
    facts,
    fresh,
    stored: [],
    now: at('2026-06-12 14:32'),
    announce: true,
  };
  return settle({ ...input, shopName: '山野咖啡', ...more });
}

describe('settling a purchase that lifts the tier', () => {
  const facts = [purchase('A1', '2026-06-12 14:30', 2000)];
  const result = settleGrowthCard(facts, facts);

  it('writes its growth and the new standing', () => {
    expect(result.entries).toEqual([
      {
        fact: { source: 'till:anfu', externalId: 'A1' },
        delta: 2000,
        reason: 'purchase',
        version: 1,
        occurredAt: at('2026-06-12 14:30'),
      },
    ]);
    expect(result.state.tier).toBe('gold');
    expect(result.added.map((step) => step.kind)).toEqual(['join', 'upgrade']);
    expect(result.totals).toEqual({
      growth: 2000,
      netSpendFen: 200_000,
      orderCount: 1,
      lastOrderAt: at('2026-06-12 14:30'),
    });
  });

  it('grants the gift of the tier reached and tells the member once', () => {
    expect(result.grants).toEqual([{ couponTemplate: 'gift-gold', grantKey: 'gift:gold:2026' }]);
    expect(result.messages).toMatchObject([
      {
        kind: 'tierUp',
        dedupeKey: 'tierUp:7:gold:2026-06-12',
        content: {
          title: '你已升为金卡',
          page: 'pages/home/index',
          values: { tierName: '金卡', growth: '2,000', until: '2027-06-11' },
        },
      },
    ]);
  });

  it('says nothing again when it stands already', () => {
    const again = settleGrowthCard(facts, [], { stored: JSON.parse(JSON.stringify(result.added)) as TierTransition[] });
    expect(again).toMatchObject({ entries: [], added: [], superseded: [], grants: [], messages: [] });
  });

  it('gives nothing when it is not to be announced', () => {
    expect(settleGrowthCard(facts, facts, { announce: false })).toMatchObject({ grants: [], messages: [] });
  });

  it.each([
    ['three days old', '2026-06-15 14:30', 1],
    ['a millisecond older', '2026-06-15 14:30:00.001', 0],
  ])('counts as news when it is %s', (_, now, gifts) => {
    expect(settleGrowthCard(facts, facts, { now: at(now) }).grants).toHaveLength(gifts);
  });

  it('tells nothing anew when a late receipt only moves the upgrade', () => {
    const late = purchase('A0', '2026-06-11', 2000);
    const moved = settleGrowthCard([...facts, late], [late], { stored: result.added });
    expect(moved.added.map((step) => step.kind)).toEqual(['upgrade']);
    expect(moved).toMatchObject({ grants: [], messages: [], superseded: [{ to: 'gold' }] });
  });

  it('gives no gift for a tier that is already lost again', () => {
    const both = [...facts, refund('R1', '2026-06-12 14:31', 2000, 'A1')];
    const immediate = { ...growthCard, refundPolicy: 'immediate' as const };
    expect(settleGrowthCard(both, both, { versions: [immediate] })).toMatchObject({
      grants: [],
      messages: [],
      state: { tier: 'plain' },
    });
  });
});

describe('refunds', () => {
  const order = purchase('A1', '2026-06-01', 2000);
  const back = refund('R1', '2026-06-05', 150.5, 'A1');

  it('leave the tier alone until the review, and take back what the smaller order would not have brought', () => {
    const before = settleGrowthCard([order], [order]);
    const result = settleGrowthCard([order, back], [back], { stored: before.added });
    expect(result.entries).toMatchObject([{ delta: 1849 - 2000, reason: 'refund' }]);
    expect(result).toMatchObject({ added: [], superseded: [], state: { tier: 'gold' }, totals: { growth: 1849 } });
  });

  it('undo the upgrade at once where the programme says so', () => {
    const versions = [{ ...growthCard, refundPolicy: 'immediate' as const }];
    const before = settleGrowthCard([order], [order], { versions });
    const result = settleGrowthCard([order, back], [back], { versions, stored: before.added });
    expect(result.superseded).toMatchObject([{ kind: 'upgrade', to: 'gold' }]);
    expect(result.added).toMatchObject([{ kind: 'upgrade', to: 'silver', day: naiveDay(order.occurredAt) }]);
  });

  it('that arrive before their order move nothing, and the order brings what is left', () => {
    expect(settleGrowthCard([back], [back])).toMatchObject({ entries: [], totals: { netSpendFen: 0 } });
    expect(settleGrowthCard([order, back], [order]).entries).toMatchObject([{ delta: 1849, reason: 'purchase' }]);
  });

  it('never take back more than the order brought', () => {
    const refunds = [refund('R1', '2026-06-05', 1500, 'A1'), refund('R2', '2026-06-06', 1500, 'A1')];
    const result = settleGrowthCard([order, ...refunds], refunds);
    expect(result.entries.map((entry) => entry.delta)).toEqual([-1500, -500]);
    expect(result.totals).toEqual({ growth: 0, netSpendFen: 0, orderCount: 0, lastOrderAt: null });
  });

  it('without an order lower spend, not growth', () => {
    const result = settleGrowthCard(
      [order, refund('R1', '2026-06-05', 10, null)],
      [refund('R1', '2026-06-05', 10, null)],
    );
    expect(result).toMatchObject({ entries: [], totals: { growth: 2000, netSpendFen: 199_000 } });
  });
});

describe('growth that is capped by the day', () => {
  it('goes to the earlier check-in when that one arrives later', () => {
    const late = engagement('E2', '2026-06-12 13:00');
    const early = engagement('E1', '2026-06-12 09:00');
    expect(settleGrowthCard([late], [late]).entries).toMatchObject([{ delta: 2 }]);
    expect(settleGrowthCard([late, early], [early])).toMatchObject({ entries: [], totals: { growth: 2 } });
  });

  it('counts corrections by hand as they are', () => {
    const fix = adjustment('K1', '2026-06-12 09:00', -30);
    expect(settleGrowthCard([fix], [fix]).entries).toMatchObject([{ delta: -30, reason: 'adjustment' }]);
  });
});

describe('whatever the order of arrival', () => {
  const arrivals = fc.record({ versions: versionsArbitrary, facts: factsArbitrary }).chain(({ versions, facts }) =>
    fc.record({
      versions: fc.constant(versions),
      facts: fc.shuffledSubarray([...facts], { minLength: facts.length }),
      cuts: fc.array(fc.nat(facts.length), { maxLength: 4 }),
    }),
  );

  it('the entries add up to the growth of the fold, and the stored history to its history', () => {
    fc.assert(
      fc.property(arrivals, ({ versions, facts, cuts }) => {
        let growth = 0;
        let stored: readonly TierTransition[] = [];
        let known = 0;
        for (const end of [...cuts.toSorted((a, b) => a - b), facts.length]) {
          const fresh = facts.slice(known, end);
          known = end;
          const options = { versions, stored, now: at('2024-01-01'), announce: false };
          const result = settleGrowthCard(facts.slice(0, end), fresh, options);
          growth += result.entries.reduce((sum, entry) => sum + entry.delta, 0);
          expect(result.totals.growth).toBe(growth);
          const gone = new Set(result.superseded);
          stored = [...stored.filter((step) => !gone.has(step)), ...result.added];
          expect(sorted(stored)).toEqual(sorted(result.state.history));
          expect(new Set(result.entries.map((entry) => factId(entry.fact))).size).toBe(result.entries.length);
        }
        const seen = orderFacts(facts, Infinity);
        const days = { day: 30_000, joinDay: 0, tierStart: 0, now: Infinity };
        const moment = { versions, version: versions[0]!, seen, all: seen, counts: 'all' as const, ...days };
        expect(growth).toBe(naiveMetric('growth', { kind: 'lifetime' }, moment));
      }),
      { numRuns: 1000, endOnFailure: true },
    );
  });

  function sorted(steps: readonly TierTransition[]): readonly string[] {
    return steps.map((step) => JSON.stringify(step)).sort();
  }
});
