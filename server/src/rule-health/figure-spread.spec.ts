import { distributionOf, type FigureSpread } from './figure-spread.js';
import { scatteredRanges } from './scattered-ranges.js';

const growth = { metric: 'growth', window: { kind: 'lifetime' } } as const;

function aSpread(values: readonly number[], change: Partial<FigureSpread> = {}): FigureSpread {
  return { values, tiers: values.map(() => 'plain'), population: values.length, ...change };
}

describe('the spread of a figure', () => {
  it('counts everybody once, by bin and tier', () => {
    const values = Array.from({ length: 200 }, (_, i) => i);
    const tiers = values.map((value) => (value < 150 ? 'plain' : 'gold'));
    const { bins, binWidth, members } = distributionOf(growth, { ...aSpread(values), tiers }, 10);
    expect([binWidth, members, bins.length]).toEqual([20, 200, 10]);
    expect(bins.map((bin) => bin.members)).toEqual(Array(10).fill(20));
    expect(bins[7]).toEqual({ from: 140, tiers: { plain: 10, gold: 10 }, members: 20 });
  });

  it('keeps a few very good customers from flattening everybody else', () => {
    const { bins, quantiles } = distributionOf(growth, aSpread([...Array(199).fill(50), 1_000_000]), 10);
    expect(bins).toHaveLength(1);
    expect(bins[0]).toMatchObject({ from: 50, members: 200 });
    expect([quantiles[0], quantiles[50], quantiles[100]]).toEqual([50, 50, 1_000_000]);
  });

  it('holds debts too, and nobody at all', () => {
    const { bins } = distributionOf({ ...growth, metric: 'netSpend' }, aSpread([-500, 0, 900]), 10);
    expect([bins[0]!.from, bins.reduce((sum, bin) => sum + bin.members, 0)]).toEqual([-600, 3]);
    expect(distributionOf(growth, aSpread([]), 10)).toMatchObject({ members: 0, bins: [], sampled: false });
  });

  it('is scaled up where only a part was read, and says so', () => {
    const part = distributionOf(growth, aSpread([1, 1, 5, 5], { population: 4000 }), 5);
    expect(part).toMatchObject({ members: 4000, sampled: true });
    expect(part.bins.map((bin) => bin.members)).toEqual([2000, 0, 0, 0, 2000]);
  });
});

describe('ranges visited out of order', () => {
  it('cover every number once', () => {
    for (const last of [1, 9, 10, 11, 995, 1000]) {
      const seen = scatteredRanges({ first: 1, last }, 10).flatMap((range) =>
        Array.from({ length: range.last - range.first + 1 }, (_, i) => range.first + i),
      );
      expect(seen.toSorted((a, b) => a - b)).toEqual(Array.from({ length: last }, (_, i) => i + 1));
    }
    expect(scatteredRanges({ first: 1, last: 0 }, 10)).toEqual([]);
  });

  it('are an even sample however early one stops', () => {
    const begun = scatteredRanges({ first: 0, last: 99_999 }, 1000).slice(0, 10);
    const gaps = begun.map((range) => range.first).toSorted((a, b) => a - b);
    expect(Math.max(...gaps.map((from, i) => from - (gaps[i - 1] ?? 0)))).toBeLessThan(20_000);
  });
});
