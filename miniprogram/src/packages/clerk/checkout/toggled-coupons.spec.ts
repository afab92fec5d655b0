import { toggledCoupons } from './toggled-coupons';

const held = [
  { id: 1, terms: { stacking: { group: '满减', excludes: [] } } },
  { id: 2, terms: { stacking: { group: '折扣', excludes: [] } } },
  { id: 3, terms: { stacking: { group: '礼品', excludes: ['满减'] } } },
  { id: 4, terms: {} },
];

describe('a tap on a coupon', () => {
  it('adds it to those it goes with', () => {
    expect(toggledCoupons(held, [1], 2)).toEqual([1, 2]);
  });

  it('takes the place of those it excludes, or that exclude it', () => {
    expect(toggledCoupons(held, [1, 2], 3)).toEqual([2, 3]);
    expect(toggledCoupons(held, [2, 3], 1)).toEqual([2, 1]);
  });

  it('leaves a coupon without a group alone on the bill', () => {
    expect(toggledCoupons(held, [1, 2], 4)).toEqual([4]);
    expect(toggledCoupons(held, [4], 1)).toEqual([1]);
  });

  it('takes it off again, and knows nothing of others', () => {
    expect(toggledCoupons(held, [1, 2], 1)).toEqual([2]);
    expect(toggledCoupons(held, [1], 99)).toEqual([1]);
  });
});
