import { describe, expect, it } from 'vitest';
import { programme } from '../../testing/fixtures';
import { cutPointsOf } from './cut-points';

const [version] = programme().versions;

describe('the figure a ladder cuts', () => {
  it('is the one its tiers are separated by, with a threshold each', () => {
    expect(cutPointsOf(version!)).toEqual({
      figure: { metric: 'growth', window: { kind: 'rolling', days: 365 } },
      cuts: [
        { tier: 'silver', name: '银卡', value: 600 },
        { tier: 'gold', name: '金卡', value: 2000 },
      ],
    });
  });

  it('is nothing where the tiers do not rise along one figure', () => {
    const tiers = version!.tiers.map((tier) => ({ ...tier, entry: { kind: 'all' as const, rules: [] } }));
    expect(cutPointsOf({ tiers })).toBeNull();
  });
});
