import type { RecentReceipt } from '@jieti/shared/api/till';
import { endsReceipt, refundBody, refundEffects, refundFen, refundObstacle } from './refund-wish';

const receipt: RecentReceipt = {
  receiptNo: 'P0612-1',
  memberName: '林**',
  amountFen: 10_000,
  refundedFen: 0,
  at: 0,
  lines: [
    { key: '1', title: '豆子', payableFen: 7_000, leftFen: 7_000 },
    { key: '2', title: '饮品', payableFen: 3_000, leftFen: 3_000 },
  ],
  pointsSpent: 600,
  coupons: ['满 98 减 20'],
  undoUntil: null,
  undone: false,
};

describe('what a refund gives back', () => {
  it('is everything left, with the coupons and all points', () => {
    expect(refundFen(receipt, { kind: 'whole' })).toBe(10_000);
    expect(refundEffects(receipt, { kind: 'whole' }).slice(0, 2)).toEqual([
      '还 600 积分',
      '券按各自的规则退：满 98 减 20',
    ]);
    expect(refundBody({ kind: 'whole' })).toEqual({ whole: true });
  });

  it('is what was paid for the lines chosen, and a share of the points', () => {
    const wish = { kind: 'lines', keys: ['2'] } as const;
    expect(refundFen(receipt, wish)).toBe(3_000);
    expect(refundEffects(receipt, wish).slice(0, 2)).toEqual(['约还 180 积分', '券不退，全部退完才退']);
    expect(refundBody(wish)).toEqual({ lines: [{ key: '2' }] });
  });

  it('is never more than what is left', () => {
    const part = { ...receipt, refundedFen: 4_000 };
    expect(refundObstacle(part, { kind: 'amount', fen: 6_001 })).toBe('超过这张小票还能退的金额。');
    expect(refundObstacle(part, { kind: 'amount', fen: 6_000 })).toBeNull();
    expect(endsReceipt(part, { kind: 'amount', fen: 6_000 })).toBe(true);
    expect(refundEffects(part, { kind: 'whole' })[0]).toBe('还剩下的积分');
  });

  it('is nothing until something is chosen', () => {
    expect(refundObstacle(receipt, { kind: 'lines', keys: [] })).toBe('选要退的商品。');
    expect(refundObstacle(receipt, { kind: 'amount', fen: 0 })).toBe('输入要退的金额。');
  });
});
