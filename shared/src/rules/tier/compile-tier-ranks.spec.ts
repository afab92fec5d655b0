import { growthCard } from '../programme/growth-card.js';
import { compileTierRanks } from './compile-tier-ranks.js';
import { compileVersion } from './compile-version.js';

describe('ranks over columns', () => {
  it('reads each member at their offset', () => {
    expect(compileVersion(growthCard).slots).toMatchObject([
      { metric: 'growth', window: { kind: 'rolling', days: 365 } },
    ]);
    const figures = new Float64Array([0, 599, 600, 1999, 2000, 4999, 5000]);
    const rank = compileTierRanks(growthCard);
    expect(Array.from(figures, (_, offset) => rank(figures, offset))).toEqual([0, 0, 1, 1, 2, 2, 3]);
  });

  it('gives a metric over the same window one slot, however often it is read', () => {
    const [tier] = growthCard.tiers.slice(1);
    const both = { kind: 'all' as const, rules: [tier!.entry, { kind: 'any' as const, rules: [tier!.entry] }] };
    const version = { ...growthCard, tiers: [growthCard.tiers[0]!, { ...tier!, entry: both }] };
    expect(compileVersion(version).slots).toHaveLength(1);
    expect(compileTierRanks(version)(new Float64Array([600]), 0)).toBe(1);
  });
});
