import { describe, expect, it } from 'vitest';
import type { Distribution } from '@jieti/shared/api/what-if';
import { dragStep, estimateThreshold, shownRange } from './threshold-estimate';

/** Ten of silver in each bin of 100, and from 500 on five of gold as well. */
const distribution: Pick<Distribution, 'bins' | 'binWidth' | 'quantiles'> = {
  quantiles: [0, 1_000],
  binWidth: 100,
  bins: Array.from({ length: 10 }, (_, i) => ({
    from: i * 100,
    members: i < 5 ? 10 : 15,
    tiers: { silver: 10, ...(i < 5 ? {} : { gold: 5 }) },
  })),
};
const lower = new Set(['plain', 'silver']);

describe('a threshold on the distribution', () => {
  it('counts the bins above, and who of the lower tiers is among them', () => {
    expect(estimateThreshold(distribution, 800, lower)).toEqual({ above: 30, rising: 20, short: 15 });
  });

  it('shares a bin that the threshold cuts', () => {
    expect(estimateThreshold(distribution, 950, lower)).toEqual({ above: 8, rising: 5, short: 23 });
  });

  it('spreads the last bin up to the highest figure there is', () => {
    const tailed = { ...distribution, quantiles: [0, 2_400] };
    expect(estimateThreshold(tailed, 1_650, lower).above).toBe(8);
    expect(estimateThreshold(tailed, 2_400, lower).above).toBe(0);
  });

  it('takes everybody at 0 and nobody beyond the last bin', () => {
    expect(estimateThreshold(distribution, 0, lower)).toEqual({ above: 125, rising: 100, short: 0 });
    expect(estimateThreshold(distribution, 5_000, lower)).toEqual({ above: 0, rising: 0, short: 25 });
  });

  it('moves in steps a hand can aim at, and never in less than the form allows', () => {
    expect(dragStep(2_400, 1)).toBe(50);
    expect(dragStep(30, 1)).toBe(1);
    expect(dragStep(1_000_000, 100)).toBe(10_000);
  });

  it('shows the stretch around the thresholds', () => {
    expect(shownRange(distribution, [500, 600])).toEqual([200, 1000]);
    expect(shownRange(distribution, [])).toEqual([0, 1000]);
  });
});
