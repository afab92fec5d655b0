import { describe, expect, it } from 'vitest';
import { flowLayout } from './flow-layout';

describe('the drawing of paths', () => {
  it('gives every step a band as high as its share, one below the other, in both columns', () => {
    const { left, right, bands } = flowLayout(
      [
        { from: '会员卡', to: '权益', count: 3 },
        { from: '会员卡', to: '离开', count: 1 },
        { from: '进入', to: '权益', count: 4 },
      ],
      90,
    );
    // 90 less one gap of 10, over 8 steps: 10 each.
    expect(left.map(({ name, top, height }) => [name, top, height])).toEqual([
      ['会员卡', 0, 40],
      ['进入', 50, 40],
    ]);
    expect(right.map(({ name, height }) => [name, height])).toEqual([
      ['权益', 70],
      ['离开', 10],
    ]);
    expect(bands.map(({ fromTop, toTop, height }) => [fromTop, toTop, height])).toEqual([
      [50, 0, 40],
      [0, 40, 30],
      [30, 80, 10],
    ]);
  });

  it('is empty without steps', () => {
    expect(flowLayout([], 90)).toEqual({ left: [], right: [], bands: [] });
  });
});
