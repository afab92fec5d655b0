import { undoneLines } from './undone-lines';

const gold = { key: 'gold', name: '金卡', rank: 2, palette: 'gold' as const };
const platinum = { key: 'platinum', name: '铂金', rank: 3, palette: 'platinum' as const };
const nothing = {
  repeated: false,
  title: '拿铁',
  backFen: 0,
  pointsBack: 0,
  pointsTakenBack: 0,
  coupons: [],
  tier: gold,
};

describe('what an undoing gave back', () => {
  it('is money, points, coupons and the tier before a purchase', () => {
    const outcome = { ...nothing, kind: 'purchase' as const, backFen: 9_520, pointsBack: 600, pointsTakenBack: 95 };
    expect(undoneLines({ ...outcome, coupons: ['满 98 减 20'], tierBefore: platinum })).toEqual([
      '退给会员 ¥95.20',
      '还给会员 600 积分',
      '收回这单的 95 积分',
      '券又能用了：满 98 减 20',
      '等级回到金卡',
    ]);
  });

  it('is the use of a perk, and nothing else', () => {
    expect(undoneLines({ ...nothing, kind: 'perk', tierBefore: null })).toEqual(['拿铁的次数加回来了']);
  });
});
