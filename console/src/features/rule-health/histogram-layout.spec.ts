import { describe, expect, it } from 'vitest';
import { distribution } from '../../testing/rule-health-fixture';
import { histogramLayout } from './histogram-layout';

const input = {
  distribution: distribution(),
  tiers: ['plain', 'silver', 'gold'],
  highestCut: 2000,
  width: 1000,
  height: 200,
};

describe('how a figure is spread', () => {
  it('cuts one crowded bin off, so that the others can be told apart', () => {
    const { bars, most } = histogramLayout(input);
    expect([bars[0]!.cut, bars[0]!.members]).toEqual([true, 9000]);
    expect(bars.filter(({ cut }) => cut)).toHaveLength(1);
    expect(most).toBeLessThan(1100);
    expect(bars[0]!.parts[0]!.height).toBeCloseTo(200);
  });

  it('counts everybody, in the picture or right of it', () => {
    const { bars, beyond } = histogramLayout(input);
    const shown = bars.reduce((sum, { members }) => sum + members, 0);
    expect(shown + beyond).toBe(input.distribution.bins.reduce((sum, { members }) => sum + members, 0));
    expect(beyond).toBeGreaterThan(0);
  });

  it('leaves out a last bin that stands for everybody above it, and shows a threshold there', () => {
    const bins = input.distribution.bins.slice(0, 36);
    const open = { ...input.distribution, bins, quantiles: [...Array<number>(100).fill(1750), 9000] };
    const { bars, beyond, last } = histogramLayout({ ...input, distribution: open });
    expect(bars.at(-1)!.from).toBe(1700);
    expect(beyond).toBe(bins.at(-1)!.members);
    expect(last).toBeGreaterThan(2000);
  });

  it('does not squeeze the members for a threshold far out of sight', () => {
    const { last } = histogramLayout({ ...input, highestCut: 100_000 });
    expect(last).toBe(4000);
  });

  it('puts a threshold where its bin begins', () => {
    const { bars, xOf } = histogramLayout(input);
    expect(xOf(2000)).toBeCloseTo(bars.find(({ from }) => from === 2000)!.x);
    expect(xOf(0)).toBe(0);
  });
});
