import { describe, expect, it } from 'vitest';
import { whatIfOutcome } from '../../testing/what-if-fixture';
import { flowLayout } from './flow-layout';

const { counts, laterMatrix } = whatIfOutcome();
const layout = flowLayout(counts, laterMatrix, 270);

describe('where the flows are drawn', () => {
  it('draws only who moves, top tier first', () => {
    expect(layout.moved).toBe(412 + 874 + 114);
    expect(layout.left.map(({ name, members }) => [name, members])).toEqual([
      ['金卡', 114],
      ['银卡', 1286],
    ]);
    expect(layout.right.map(({ name, members }) => [name, members])).toEqual([
      ['金卡', 412],
      ['银卡', 114],
      ['普卡', 874],
    ]);
  });

  it('fills each bar exactly with its ribbons', () => {
    const silver = layout.left.find(({ name }) => name === '银卡')!;
    const [first, second] = layout.ribbons.filter(({ from }) => from === 'silver');
    expect(first!.y0 - first!.thickness / 2).toBeCloseTo(silver.y);
    expect(second!.y0 + second!.thickness / 2).toBeCloseTo(silver.y + silver.height);
    expect(second!.y0 - first!.y0).toBeCloseTo((first!.thickness + second!.thickness) / 2);
  });

  it('stays within the height, whatever the number of tiers', () => {
    const many = Array.from({ length: 10 }, (_, n) => ({
      tier: `t${n}`,
      name: `${n}`,
      palette: 'plain',
      before: 0,
      after: 0,
      later: 0,
    }));
    const flows = many.slice(1).map(({ tier }, n) => ({ from: tier, to: `t${n}`, members: 10 }));
    const { left, right } = flowLayout(many, flows, 270);
    for (const side of [left, right]) {
      const last = side.at(-1)!;
      expect(last.y + last.height).toBeLessThanOrEqual(270.001);
    }
  });

  it('keeps a tier that only the published version has, below those of the draft', () => {
    const { left } = flowLayout(counts, [{ from: 'guest', to: 'plain', members: 5 }], 270);
    expect(left.map(({ tier }) => tier)).toEqual(['guest']);
  });

  it('lets a single flow not fill the whole picture', () => {
    const { ribbons, height } = flowLayout(counts, [{ from: 'silver', to: 'gold', members: 9 }], 270);
    expect(ribbons[0]!.thickness).toBeLessThan(135);
    expect(height).toBeCloseTo(ribbons[0]!.thickness);
  });

  it('draws nothing where nobody moves', () => {
    expect(flowLayout(counts, [{ from: 'gold', to: 'gold', members: 9 }], 270)).toEqual({
      left: [],
      right: [],
      ribbons: [],
      moved: 0,
      height: 0,
    });
  });
});
