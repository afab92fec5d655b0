import { at, day, purchase } from '../../../test/build-facts.js';
import type { ProgrammeVersion } from '../../model/programme.js';
import { growthCard } from '../programme/growth-card.js';
import { foldTier } from './fold.js';

const registeredAt = at('2024-02-29');

describe('a new version', () => {
  const next = (change: Partial<ProgrammeVersion>): ProgrammeVersion => ({
    ...growthCard,
    version: 2,
    effectiveFrom: at('2025-06-01 00:00'),
    ...change,
  });
  const raised = growthCard.tiers.map((tier) =>
    tier.entry.kind === 'condition'
      ? { ...tier, entry: { ...tier.entry, value: tier.entry.value * 2 }, retention: null }
      : tier,
  );
  const renamed = growthCard.tiers.map((tier) => (tier.key === 'gold' ? { ...tier, key: 'sun' } : tier));
  const state = (version: ProgrammeVersion, asOf = '2025-06-01 00:00') =>
    foldTier({
      versions: [version, growthCard],
      registeredAt,
      facts: [purchase('A', '2025-05-01', 2000)],
      asOf: at(asOf),
    });

  it('lowers nobody by itself', () =>
    expect(state(next({ tiers: raised }))).toMatchObject({ tier: 'gold', version: 2 }));

  it('requalifies at once where it says so', () => {
    expect(state(next({ tiers: raised, onPublish: 'requalify' }))).toMatchObject({
      tier: 'silver',
      since: day('2025-06-01'),
    });
    expect(state(next({ tiers: raised, onPublish: 'requalify' }), '2025-05-31 23:59:59.999').tier).toBe('gold');
  });

  it('raises at once', () => {
    const lowered = raised.map((tier, i) =>
      tier.entry.kind === 'condition' ? { ...tier, entry: { ...tier.entry, value: i } } : tier,
    );
    expect(state(next({ tiers: lowered })).tier).toBe('platinum');
  });

  it.each([
    [{ gold: 'silver' }, 'sun'],
    [{ gold: 'platinum' }, 'platinum'],
    [undefined, 'sun'],
  ])('carries a key that is gone by the mapping %j to %s', (mapping, tier) => {
    expect(state(next({ tiers: renamed, mapping })).tier).toBe(tier);
  });
});
