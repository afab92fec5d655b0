import { engagement, purchase, reversal } from '../../../test/build-facts.js';
import type { Fact } from '../../model/fact.js';
import type { ProgrammeVersion } from '../../model/programme.js';
import { growthEntries } from '../growth-entries.js';
import { growthCard } from '../programme/growth-card.js';
import { foldTier } from './fold.js';
import { MemberStanding } from './member-standing.js';
import { orderFacts } from './order-facts.js';

const registeredAt = Date.UTC(2026, 0, 1);
const asOf = Date.UTC(2026, 11, 1);
const score = { halfLifeDays: null, kinds: [{ activity: 'read', weight: 10, dailyCap: 2 }] };
const readers: ProgrammeVersion = {
  ...growthCard,
  engagementScore: score,
  growth: { perYuan: 1, engagement: [{ activity: 'read', growth: 300, dailyCap: 2 }] },
  tiers: growthCard.tiers.map((tier, rank) =>
    rank === 3
      ? {
          ...tier,
          entry: { kind: 'condition', metric: 'engagementScore', window: { kind: 'lifetime' }, op: '>=', value: 9e6 },
        }
      : tier,
  ),
};
const reads = ['a', 'b', 'c'].map((id, i) => engagement(id, `2026-05-01 1${i}:00`, 'read'));
const back = (of: string) => reversal(`${of}:back`, '2026-06-01', of);

function figures(facts: readonly Fact[]) {
  const standing = new MemberStanding({ versions: [readers], registeredAt, facts, now: asOf });
  const [reading] = standing.readings(readers.tiers[3]!.entry, standing.today);
  const { tier } = foldTier({ versions: [readers], registeredAt, facts, asOf });
  return { growth: standing.tape.growth.reduce((sum, one) => sum + one, 0), score: reading!.value, tier };
}

describe('engagement that is taken back (D252)', () => {
  it.each(['a', 'b', 'c'])('counts as though %s had never been, for growth, score and tier', (of) => {
    const without = reads.filter(({ externalId }) => externalId !== of);
    expect(figures([...reads, back(of)])).toEqual(figures(without));
  });

  it('leaves its place in the cap of the day to the next, and undoes the tier with the last', () => {
    expect(figures(reads)).toEqual({ growth: 600, score: 2000, tier: 'silver' });
    expect(figures([...reads, back('a')])).toEqual({ growth: 600, score: 2000, tier: 'silver' });
    expect(figures([...reads, back('a'), back('b')])).toEqual({ growth: 300, score: 1000, tier: 'plain' });
  });

  it('means nothing for orders', () => {
    const order = purchase('order', '2026-05-01', 80);
    expect(figures([order, back('order')])).toEqual(figures([order]));
  });

  it.each([
    ['before all', ['a:back', 'b:back', 'a', 'b', 'c']],
    ['after all', ['a', 'b', 'c', 'a:back', 'b:back']],
    ['between', ['a', 'b:back', 'c', 'a:back', 'b']],
  ])('moves growth entries that sum to what the fold counts, recorded %s', (_, arrival) => {
    const all = orderFacts([...reads, back('a'), back('b')], asOf);
    const known: Fact[] = [];
    let sum = 0;
    for (const id of arrival) {
      known.push(all.find(({ externalId }) => externalId === id)!);
      const facts = orderFacts(known, asOf);
      for (const { delta } of growthEntries([readers], facts, [{ source: 'till:anfu', externalId: id }])) sum += delta;
      expect(sum).toBe(figures(facts).growth);
    }
    expect(sum).toBe(300);
  });
});
