import { render } from '@testing-library/react';
import type { MyBill } from '@jieti/shared/api/bills';
import { BillPrice } from './bill-price';

const aBill = (price: MyBill['price']): MyBill => ({
  ...{ billNo: 'J1', state: 'open', storeName: '安福路店', amountFen: 16_600, payableFen: 12_720, price },
  ...{ note: null, createdAt: 0, expiresAt: 900_000, paidAt: null, refundedFen: 0, refunding: false },
  discounts: [{ kind: 'perk', title: '豆子 9 折', amountFen: -1280 }],
});

const price: MyBill['price'] = {
  amountFen: 16_600,
  lines: [
    { key: '1', title: '日晒豆', category: '豆子', amountFen: 12_800, payableFen: 8_986 },
    { key: '2', title: '桂花拿铁', category: '饮品', amountFen: 3_800, payableFen: 3_734 },
  ],
  steps: [
    { kind: 'perk', title: '豆子 9 折', note: '豆子 ¥128.00 × 10 %', couponId: null, amountFen: -1280, shares: [] },
    { kind: 'coupon', title: '豆子券', note: '满 98 减 20', couponId: 7, amountFen: -2000, shares: [] },
    { kind: 'points', title: '600 积分', note: '100 积分抵 ¥1', couponId: null, amountFen: -600, shares: [] },
  ],
  payableFen: 12_720,
  couponIds: [7],
  pointsSpent: 600,
  freeShipping: false,
};

const wordsOf = (bill: MyBill) => render(<BillPrice bill={bill} />).container.textContent ?? '';

describe('the price of a bill', () => {
  it('tells its lines and what was taken off, in the order of the till', () => {
    const words = wordsOf(aBill(price));
    const told = [
      '日晒豆',
      '桂花拿铁',
      '小计',
      '¥166.00',
      '豆子 9 折',
      '−¥12.80',
      '豆子券',
      '−¥20.00',
      '600 积分',
      '−¥6.00',
    ];
    const places = told.map((part) => words.indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(words).toContain('豆子 ¥128.00 × 10 %');
  });

  it('of a time before lines tells its discounts', () => {
    expect(wordsOf(aBill(null))).toBe('商品金额¥166.00豆子 9 折−¥12.80');
  });
});
